using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints how a value of a base is written and read: by the methods of the derived type that it is.</summary>
internal static class PolymorphEmitter
{
    private const string Codec = "global::Qdrant.Repository.Codec.";

    public static void Emit(SourceWriter writer, EntityModel entity)
    {
        foreach (PolymorphModel model in entity.Polymorphs)
        {
            EmitWrite(writer, model);
            EmitRead(writer, model);
        }
    }

    /// <summary>The methods that read those of a projection.</summary>
    public static void Emit(SourceWriter writer, ProjectionModel projection)
    {
        foreach (PolymorphModel model in projection.Polymorphs) EmitRead(writer, model);
    }

    // The exact type counts: a type derived from a declared one would be read back as that one.
    private static void EmitWrite(SourceWriter writer, PolymorphModel model)
    {
        writer.Line();
        writer.Open($"private static void Write{model.Name}(ref global::Qdrant.Core.Wire.WireWriter writer, int field, {model.TypeName} value, string member)");
        writer.Line("if (value is null) throw global::Qdrant.Repository.UnwritablePointException.Null(member);");
        string orElse = "";
        foreach (DerivedModel derived in model.Derived)
        {
            string argument = derived.TypeName == model.TypeName ? "value" : $"({derived.TypeName})value";
            writer.Line($"{orElse}if (value.GetType() == typeof({derived.TypeName})) Write{derived.Codec}(ref writer, field, {argument}, member);");
            orElse = "else ";
        }
        writer.Line($"else throw global::Qdrant.Repository.UnwritablePointException.Undeclared(value, {SourceWriter.Literal(model.Display)}, member);");
        writer.Close();
    }

    private static void EmitRead(SourceWriter writer, PolymorphModel model)
    {
        string known = SourceWriter.Literal(string.Join(", ", model.Derived.Select(d => $"\"{d.Kind}\""))), key = SourceWriter.Utf8(model.Key);
        writer.Line();
        writer.Open($"private static {model.TypeName} Read{model.Name}({Codec}PayloadValue value)");
        writer.Line($"global::System.ReadOnlySpan<byte> kind = {Codec}Discriminators.Read(value, {key}, {known});");
        foreach (DerivedModel derived in model.Derived) writer.Line($"if (kind.SequenceEqual({SourceWriter.Utf8(derived.Kind)})) return Read{derived.Codec}(value);");
        writer.Line($"throw {Codec}Discriminators.Unknown(value, {key}, {known});");
        writer.Close();
    }
}
