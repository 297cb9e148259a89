using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Server.Access;

/// <summary>Tells who a caller is from the headers <c>api-key</c> and <c>authorization</c>. Without keys everybody manages.</summary>
internal sealed class AccessControl
{
    private const string Bearer = "Bearer ";
    private readonly ServerOptions _options;
    private readonly IQdrantTransport _engine;
    private readonly bool _open;

    private AccessControl(ServerOptions options, IQdrantTransport engine)
    {
        _options = options;
        _engine = engine;
        _open = options.ApiKey is null && options.ReadOnlyApiKey is null;
    }

    public static AccessControl For(ServerOptions options, IQdrantTransport engine) => new(options, engine);

    /// <exception cref="QdrantRpcException">UNAUTHENTICATED or PERMISSION_DENIED, with the server's text.</exception>
    public async ValueTask<Caller> AuthenticateAsync(string method, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        if (_open || method is "/qdrant.Qdrant/HealthCheck" or "/grpc.health.v1.Health/Check") return Caller.Manager;
        string key = KeyIn(headers) ?? throw Unauthenticated("Must provide an API key or an Authorization bearer token");
        if (_options.ApiKey is { } manager && Same(key, manager)) return Caller.Manager;
        if (_options.ReadOnlyApiKey is { } reader && Same(key, reader)) return Caller.Reader;
        if (!_options.AcceptsTokens || _options.ApiKey is null || Token.Read(key, _options.ApiKey, DateTimeOffset.UtcNow) is not { } claims)
            throw Unauthenticated("Invalid API key or JWT");
        if (claims.RequiredCollection is { } collection) await RequireValueAsync(collection, claims, cancellationToken).ConfigureAwait(false);
        return claims.Caller;
    }

    private static string? KeyIn(IHeaderDictionary headers)
    {
        if (headers.TryGetValue("api-key", out var key)) return key.ToString();
        string authorization = headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.Ordinal) ? authorization[Bearer.Length..] : null;
    }

    /// <summary>A token can be tied to a value in a collection: when the point is gone, so is the token.</summary>
    private async ValueTask RequireValueAsync(string collection, TokenClaims claims, CancellationToken cancellationToken)
    {
        const string text = "Invalid JWT, stateful validation failed";
        var request = new ScrollPoints { CollectionName = collection, Limit = 1, Filter = new Filter(), WithPayload = new WithPayloadSelector { Enable = false } };
        foreach ((string key, JsonElement value) in claims.RequiredValues)
            request.Filter.Must.Add(new Condition { Field = new FieldCondition { Key = key, Match = MatchOf(value) } });
        ScrollResponse found;
        try
        {
            using PooledBuffer answer = await _engine.SendAsync("/qdrant.Points/Scroll", request.ToByteArray(), default, cancellationToken).ConfigureAwait(false);
            found = ScrollResponse.Parser.ParseFrom(answer.WrittenSpan);
        }
        catch (QdrantRpcException cause)
        {
            throw new QdrantRpcException(RpcStatusCode.PermissionDenied, text, inner: cause);
        }
        if (found.Result.Count == 0) throw Unauthenticated(text);
    }

    private static Match MatchOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new Match { Keyword = value.GetString() },
        JsonValueKind.Number => new Match { Integer = value.GetInt64() },
        _ => new Match { Boolean = value.GetBoolean() },
    };

    private static bool Same(string given, string known) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(known));

    private static QdrantRpcException Unauthenticated(string text) => new(RpcStatusCode.Unauthenticated, text);
}
