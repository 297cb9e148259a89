using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qdrant.Core.Tests.Json;

/// <summary>
/// Brings JSON to one form in which what means the same is equal: numbers by value (floats at 32 bits where a double stands for one), members by name,
/// nulls outside payload and lists of conditions, options and defaults that are empty left out.
/// </summary>
internal static class RestForm
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 500 };
    private static readonly JsonSerializerOptions DeepOut = new() { MaxDepth = 500, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] AbsentWhenEmpty = ["should", "must", "must_not", "options", "defaults", "prefetch"];

    public static string Normal(JsonElement element) => Normal(JsonNode.Parse(element.GetRawText(), documentOptions: Deep), inPayload: false)?.ToJsonString(DeepOut) ?? "null";

    public static string Normal(string json) => Normal(JsonDocument.Parse(json, Deep).RootElement);

    private static JsonNode? Normal(JsonNode? node, bool inPayload)
    {
        switch (node)
        {
            case JsonObject members:
                var result = new JsonObject();
                foreach ((string name, JsonNode? value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    bool empty = value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };
                    if (!inPayload && empty && (value is null || AbsentWhenEmpty.Contains(name) || (name == "payload" && members.ContainsKey("id")))) continue;
                    result[name] = Normal(value, inPayload || name is "payload" or "options" or "object");
                }
                return result;
            case JsonArray items: return new JsonArray([.. items.Select(item => Normal(item, inPayload))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number: return Number(value.ToJsonString(), inPayload);
            default: return node?.DeepClone();
        }
    }

    // Elsewhere a float may be written as an integer, and a 32-bit float as the double of the same value; in payload both matter.
    private static JsonValue Number(string text, bool inPayload)
    {
        const double exactlyFloat = 1 << 24;
        bool integer = text.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
        double value = double.Parse(text, CultureInfo.InvariantCulture);
        if (inPayload) return JsonValue.Create(integer ? text : $"float {value:R}");
        return JsonValue.Create(integer && Math.Abs(value) > exactlyFloat ? text : $"{(double)(float)value:R}");
    }
}
