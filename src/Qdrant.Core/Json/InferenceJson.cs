using System.Text.Json;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>What a model makes a vector of: a document, an image or another object, told apart by the name of its first member.</summary>
internal static class InferenceJson
{
    /// <summary>Whether this is one of the three: text alone is not, since a text query has it as well.</summary>
    public static bool Is(JsonNode node) => node.Has("model") && (node.Has("text") || node.Has("image") || node.Has("object"));

    public static void Write(Utf8JsonWriter writer, Document document)
    {
        writer.WriteStartObject();
        writer.WriteString("text", document.Text);
        WriteModel(writer, document.Model, document.Options);
    }

    public static void Write(Utf8JsonWriter writer, Image image)
    {
        writer.WriteStartObject();
        WriteData(writer, "image", image.Image_);
        WriteModel(writer, image.Model, image.Options);
    }

    public static void Write(Utf8JsonWriter writer, InferenceObject inference)
    {
        writer.WriteStartObject();
        WriteData(writer, "object", inference.Object);
        WriteModel(writer, inference.Model, inference.Options);
    }

    public static Vector Read(JsonNode node)
    {
        string kind = node.Has("text") ? "text" : node.Has("image") ? "image" : "object";
        JsonFields fields = node.Fields("an object for inference", kind, "model", "options");
        string model = fields.Required("model").Text();
        switch (kind)
        {
            case "text":
                var document = new Document { Text = fields.Required("text").Text(), Model = model };
                ReadOptions(fields, document.Options);
                return new Vector { Document = document };
            case "image":
                var image = new Image { Image_ = ValueJson.Read(fields.Required("image")), Model = model };
                ReadOptions(fields, image.Options);
                return new Vector { Image = image };
            default:
                var inference = new InferenceObject { Object = ValueJson.Read(fields.Required("object")), Model = model };
                ReadOptions(fields, inference.Options);
                return new Vector { Object = inference };
        }
    }

    // Null would count as absent.
    private static void WriteData(Utf8JsonWriter writer, string kind, Value? data)
    {
        if (data is null or { KindCase: Value.KindOneofCase.None or Value.KindOneofCase.NullValue }) throw new QdrantJsonException("$", $"the {kind} for inference is empty");
        writer.WritePropertyName(kind);
        ValueJson.Write(writer, data);
    }

    private static void WriteModel(Utf8JsonWriter writer, string model, MapField<string, Value> options)
    {
        writer.WriteString("model", model);
        if (options.Count > 0)
        {
            writer.WritePropertyName("options");
            ValueJson.WritePayload(writer, options);
        }
        writer.WriteEndObject();
    }

    private static void ReadOptions(JsonFields fields, MapField<string, Value> into)
    {
        if (fields.Optional("options") is { } options) ValueJson.ReadPayload(options, into);
    }
}
