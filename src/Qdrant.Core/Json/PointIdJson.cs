using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Point ids: an integer, or the text of a UUID.</summary>
internal static class PointIdJson
{
    public static void Write(Utf8JsonWriter writer, PointId id)
    {
        switch (id.PointIdOptionsCase)
        {
            case PointId.PointIdOptionsOneofCase.Num: writer.WriteNumberValue(id.Num); break;
            case PointId.PointIdOptionsOneofCase.Uuid: writer.WriteStringValue(id.Uuid); break;
            default: throw Unset.Error("a point id", "num or uuid");
        }
    }

    public static void WriteList(Utf8JsonWriter writer, IEnumerable<PointId> ids)
    {
        writer.WriteStartArray();
        foreach (PointId id in ids) Write(writer, id);
        writer.WriteEndArray();
    }

    public static PointId Read(JsonNode node)
    {
        if (node.IsText) return Guid.TryParse(WithoutPrefix(node.Text()), out _) ? new PointId { Uuid = node.Text() } : throw NotAnId(node);
        return node.IsInteger && node.Element.TryGetUInt64(out ulong number) ? new PointId { Num = number } : throw NotAnId(node);
    }

    // The server takes all of .NET's forms but parentheses, and URNs as well.
    private static string WithoutPrefix(string text) =>
        text.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) ? text["urn:uuid:".Length..] : text.StartsWith('(') ? "" : text;

    private static QdrantJsonException NotAnId(JsonNode node) => node.Expected("a point id: an integer of 0 or more, or the text of a UUID");
}
