using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints a projection: its part of the user's type, and the reader beside it.</summary>
internal static class ProjectionEmitter
{
    private const string Strings = "global::System.Collections.Generic.IReadOnlyList<string>";

    public static string Emit(ProjectionModel projection) => SourceWriter.File(projection.Namespace, writer =>
    {
        string contract = $"global::Qdrant.Repository.IProjection<{projection.EntityName}, {projection.TypeName}>", name = projection.Name + "Reader";
        // In full: a property of the user's may be called as the reader is.
        string reader = $"global::{(projection.Namespace.Length == 0 ? "" : projection.Namespace + ".")}{name}";
        for (int i = 0; i < projection.Declarations.Count; i++)
            writer.Open(projection.Declarations[i] + (i == projection.Declarations.Count - 1 ? " : " + contract : ""));
        writer.Line(SourceWriter.GeneratedCode);
        writer.Line($"static {Strings} {contract}.PayloadKeys => {reader}.PayloadKeys;");
        writer.Line();
        writer.Line(SourceWriter.GeneratedCode);
        writer.Line($"static {Strings} {contract}.Vectors => {reader}.Vectors;");
        writer.Line();
        writer.Line(SourceWriter.GeneratedCode);
        writer.Line($"static {projection.TypeName} {contract}.Read(global::Qdrant.Core.Wire.WireReader point, global::Qdrant.Repository.PointLayout layout) => {reader}.Read(point, layout);");
        foreach (string _ in projection.Declarations) writer.Close();
        writer.Line();
        EmitReader(writer, projection, name);
    }, comparesSpans: true);

    // Local to its file: the user's type gets no members but those of the contract.
    private static void EmitReader(SourceWriter writer, ProjectionModel projection, string name)
    {
        IEnumerable<PayloadModel> payload = projection.Root.Members.Where(m => m is { IsRead: true, Payload: not null }).Select(m => m.Payload!);
        IEnumerable<string> vectors = projection.Root.Members.Where(m => m.Vector is not null).Select(m => m.Vector!);
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"file static class {name}");
        writer.Line($"public static readonly {Strings} PayloadKeys = {List(payload.SelectMany(p => p.Formerly.Prepend(p.Key)))};");
        writer.Line($"public static readonly {Strings} Vectors = {List(vectors)};");
        writer.Line();
        ReadEmitter.Emit(writer, projection);
        PolymorphEmitter.Emit(writer, projection);
        ValueEmitter.Emit(writer, projection);
        writer.Close();
    }

    private static string List(IEnumerable<string> items) => "[" + string.Join(", ", items.Select(SourceWriter.Literal)) + "]";
}
