using System.Text;
using Google.Protobuf;
using Qdrant.Local.Engine;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Tests.Storage;

/// <summary>All that an engine keeps, as text: two engines with the same text hold the same.</summary>
internal static class StoreImage
{
    public static string Of(Catalogue catalogue)
    {
        var text = new StringBuilder();
        foreach ((string alias, string collection) in catalogue.Aliases()) text.AppendLine($"alias {alias} of {collection}");
        foreach (Collection collection in catalogue.List())
            using (collection.Read(out CollectionState state)) Append(text, state);
        return text.ToString();
    }

    /// <summary>The lines in which two images differ, for a message.</summary>
    public static string Difference(string expected, string found)
    {
        string[] missing = [.. expected.Split('\n').Except(found.Split('\n'))], unexpected = [.. found.Split('\n').Except(expected.Split('\n'))];
        return string.Join('\n', [.. missing.Select(line => "- " + Short(line)), .. unexpected.Select(line => "+ " + Short(line))]);
    }

    private static string Short(string line) => line.Length > 160 ? line[..160] + "..." : line;

    private static void Append(StringBuilder text, CollectionState state)
    {
        text.AppendLine($"collection {state.Name}, operations {string.Join(' ', state.OperationNumbers)}, {state.Config}");
        foreach ((string key, FieldIndex index) in state.Indexes) text.AppendLine($"index {key} {index.Schema}: {index.Index.PointCount} points");
        foreach (int slot in state.Points.Ordered)
        {
            text.Append($"{state.Points.IdOf(slot)} v{state.Points.VersionOf(slot)} {Convert.ToBase64String(state.Points.PayloadOf(slot))}");
            foreach ((string name, VectorStorage vectors) in state.Vectors)
                if (vectors.Has(slot)) Append(text, name, vectors.Read(slot));
            text.AppendLine();
        }
    }

    private static void Append(StringBuilder text, string name, VectorValue vector) =>
        text.Append($" {name}({string.Join(' ', vector.Indices)}|{string.Join(' ', vector.Data)}|{vector.Rows})");
}
