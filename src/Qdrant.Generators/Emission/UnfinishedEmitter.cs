using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints the types of an entity with an error, without members: code that names them gets no errors beside those that say what is wrong.</summary>
internal static class UnfinishedEmitter
{
    public static string Emit(UnfinishedModel model) => SourceWriter.File(model.Namespace, writer =>
    {
        for (int i = 0; i < model.Declarations.Count; i++)
        {
            if (i > 0) writer.Line();
            writer.Summary($"Without members, because <see cref=\"{SourceWriter.Xml(model.TypeName)}\"/> has an error.");
            writer.Line(SourceWriter.GeneratedCode);
            writer.Open(model.Declarations[i]);
            writer.Close();
        }
    });
}
