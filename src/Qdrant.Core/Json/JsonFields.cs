using System.Diagnostics.CodeAnalysis;

namespace Qdrant.Core.Json;

/// <summary>The members of one JSON object, by name. A member that is null counts as absent.</summary>
internal sealed class JsonFields(JsonNode node, string what, Dictionary<string, JsonNode> fields)
{
    public JsonNode Node => node;

    public bool Has(string name) => Optional(name) is not null;

    /// <summary>A member, or null when it is absent or null.</summary>
    public JsonNode? Optional(string name) => fields.TryGetValue(name, out JsonNode found) && !found.IsNull ? found : null;

    /// <summary>A member that must be there.</summary>
    public JsonNode Required(string name) => Optional(name) ?? throw Missing(name);

    /// <summary>The items of a list that may be absent; one value may stand for a list of one.</summary>
    public IEnumerable<JsonNode> List(string name) => Optional(name)?.OneOrMore() ?? [];

    [DoesNotReturn]
    public void Refuse(string problem) => throw node.Error(problem);

    private QdrantJsonException Missing(string name) => node.Error($"{what} needs '{name}'");
}
