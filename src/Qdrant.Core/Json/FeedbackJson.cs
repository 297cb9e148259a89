using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Relevance feedback: examples with scores, and how they move the target.</summary>
internal static class FeedbackJson
{
    public static void Write(Utf8JsonWriter writer, RelevanceFeedbackInput feedback)
    {
        writer.WriteStartObject("relevance_feedback");
        writer.WritePropertyName("target");
        VectorJson.WriteInput(writer, feedback.Target);
        writer.WriteStartArray("feedback");
        foreach (FeedbackItem item in feedback.Feedback)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("example");
            VectorJson.WriteInput(writer, item.Example);
            writer.WriteFloat("score", item.Score);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (feedback.Strategy?.Naive is not { } naive) throw Unset.Error("a feedback strategy", "naive");
        writer.WriteStartObject("strategy");
        writer.WriteStartObject("naive");
        writer.WriteFloat("a", naive.A);
        writer.WriteFloat("b", naive.B);
        writer.WriteFloat("c", naive.C);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static RelevanceFeedbackInput Read(JsonNode node)
    {
        JsonFields fields = node.Fields("relevance_feedback", "target", "feedback", "strategy");
        JsonFields naive = fields.Required("strategy").Fields("a feedback strategy", "naive").Required("naive").Fields("naive", "a", "b", "c");
        return new RelevanceFeedbackInput
        {
            Target = VectorJson.ReadInput(fields.Required("target")),
            Feedback = { fields.Required("feedback").Items().Select(ReadItem) },
            Strategy = new FeedbackStrategy
            {
                Naive = new NaiveFeedbackStrategy { A = naive.Required("a").Float(), B = naive.Required("b").Float(), C = naive.Required("c").Float() },
            },
        };
    }

    private static FeedbackItem ReadItem(JsonNode node)
    {
        JsonFields fields = node.Fields("a feedback item", "example", "score");
        return new FeedbackItem { Example = VectorJson.ReadInput(fields.Required("example")), Score = fields.Required("score").Float() };
    }
}
