using System.Text.Json;
using Qdrant.Core;

namespace Qdrant.Local.Server.Access;

/// <summary>The claims of a token that mean something to a server; others are ignored.</summary>
internal sealed record TokenClaims
{
    public long? Expires { get; private init; }

    public Caller Caller { get; private init; } = Caller.Manager;

    /// <summary>The collection in which a point must exist for the token to be valid; null: no such condition.</summary>
    public string? RequiredCollection { get; private init; }

    /// <summary>What that point must hold.</summary>
    public IReadOnlyList<(string Key, JsonElement Value)> RequiredValues { get; private init; } = [];

    /// <summary>Reads the claims; null when their form is wrong.</summary>
    /// <exception cref="QdrantRpcException">UNAUTHENTICATED: the form is right, but the rights contradict each other.</exception>
    public static TokenClaims? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var claims = new TokenClaims();
        if (Member(json, "exp") is { } exp)
        {
            if (exp.ValueKind != JsonValueKind.Number || !exp.TryGetInt64(out long seconds) || seconds < 0) return null;
            claims = claims with { Expires = seconds };
        }
        if (Member(json, "access") is { } access)
        {
            if (ReadAccess(access) is not { } caller) return null;
            claims = claims with { Caller = caller };
        }
        return Member(json, "value_exists") is { } condition ? WithCondition(claims, condition) : claims;
    }

    private static Caller? ReadAccess(JsonElement access)
    {
        if (access.ValueKind == JsonValueKind.String) return access.GetString() switch { "m" => Caller.Manager, "r" => Caller.Reader, _ => null };
        if (access.ValueKind != JsonValueKind.Array) return null;
        var collections = new Dictionary<string, CollectionAccess>(StringComparer.Ordinal);
        var contradictions = new List<string>();
        int index = 0;
        foreach (JsonElement item in access.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || Text(item, "collection") is not { } collection) return null;
            CollectionAccess? right = Text(item, "access") switch
            {
                "r" => CollectionAccess.Read,
                "rw" => CollectionAccess.ReadWrite,
                "prw" => CollectionAccess.PointsReadWrite,
                _ => null,
            };
            if (right is null) return null;
            if (!collections.TryAdd(collection, right.Value)) contradictions.Add($"access[{index}].collection: Collection name should be unique");
            if (Member(item, "payload") is not null) contradictions.Add($"access[{index}].payload: The 'payload' constraint is deprecated and should not be used");
            index++;
        }
        if (contradictions.Count > 0) throw new QdrantRpcException(RpcStatusCode.Unauthenticated, string.Join('\n', contradictions));
        return Caller.Of(collections);
    }

    private static TokenClaims? WithCondition(TokenClaims claims, JsonElement condition)
    {
        if (condition.ValueKind != JsonValueKind.Object || Text(condition, "collection") is not { } collection) return null;
        if (Member(condition, "matches") is not { ValueKind: JsonValueKind.Array } matches) return null;
        var values = new List<(string, JsonElement)>();
        foreach (JsonElement match in matches.EnumerateArray())
        {
            if (match.ValueKind != JsonValueKind.Object || Text(match, "key") is not { } key || Member(match, "value") is not { } value) return null;
            if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.True or JsonValueKind.False) && !(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _)))
                return null;
            values.Add((key, value));
        }
        return claims with { RequiredCollection = collection, RequiredValues = values };
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
