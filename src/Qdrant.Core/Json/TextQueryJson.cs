using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Text queries: a text, or an object with a scoring.</summary>
internal static class TextQueryJson
{
    public static void Write(Utf8JsonWriter writer, TextQuery text)
    {
        if (text.ScoringCase == TextQuery.ScoringOneofCase.None)
        {
            writer.WriteString("text", text.Query);
            return;
        }
        writer.WriteStartObject("text");
        writer.WriteString("query", text.Query);
        writer.WriteStartObject("scoring");
        writer.WriteStartObject("bm25");
        if (text.Bm25.HasK) writer.WriteFloat("k", text.Bm25.K);
        if (text.Bm25.HasB) writer.WriteFloat("b", text.Bm25.B);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static TextQuery Read(JsonNode node)
    {
        if (node.IsText) return new TextQuery { Query = node.Text() };
        JsonFields fields = node.Fields("a text query", "query", "scoring");
        var text = new TextQuery { Query = fields.Required("query").Text() };
        if (fields.Optional("scoring") is not { } scoring) return text;
        JsonFields bm25 = scoring.Fields("a scoring", "bm25").Required("bm25").Fields("bm25", "k", "b");
        text.Bm25 = new Bm25Params();
        if (bm25.Optional("k") is { } k) text.Bm25.K = k.Float();
        if (bm25.Optional("b") is { } b) text.Bm25.B = b.Float();
        return text;
    }
}
