using System.Text;
using Qdrant.Core.Calls;
using Qdrant.Core.Wire;

namespace Qdrant.Core;

/// <summary>The one place that turns a status into the typed error, for every transport.</summary>
internal static class ErrorMapping
{
    /// <summary>Gives the typed error for what a transport threw.</summary>
    /// <param name="error">What the transport threw.</param>
    /// <param name="method">The method that was called.</param>
    /// <param name="body">The request, read only for the name of its collection.</param>
    /// <param name="address">Where the call went.</param>
    public static QdrantRpcException Map(QdrantRpcException error, RpcMethod method, ReadOnlySpan<byte> body, string address)
    {
        if (error.GetType() != typeof(QdrantRpcException)) return error;
        string? collection = CollectionOf(method, body);
        bool noCollection = collection is not null && IsMissingCollection(error, collection);
        string text = Describe(error, method, collection, address, noCollection);
        return error.Status switch
        {
            RpcStatusCode.InvalidArgument or RpcStatusCode.OutOfRange => new QdrantInvalidRequestException(error, text),
            RpcStatusCode.NotFound when noCollection => new CollectionNotFoundException(error, text, collection!),
            RpcStatusCode.NotFound => new QdrantNotFoundException(error, text),
            RpcStatusCode.AlreadyExists => new QdrantAlreadyExistsException(error, text),
            RpcStatusCode.Unauthenticated or RpcStatusCode.PermissionDenied => new QdrantUnauthorizedException(error, text),
            RpcStatusCode.ResourceExhausted when error.Metadata.ContainsKey("qdrant-insufficient-storage") => new QdrantStorageFullException(error, text),
            RpcStatusCode.ResourceExhausted => new QdrantRateLimitException(error, text, RetryRules.RetryAfter(error)),
            RpcStatusCode.DeadlineExceeded => new QdrantTimeoutException(error, text),
            RpcStatusCode.Unavailable => new QdrantUnavailableException(error, text),
            RpcStatusCode.Unimplemented => new QdrantUnsupportedException(error, text),
            RpcStatusCode.FailedPrecondition => new QdrantStateException(error, text),
            _ => new QdrantServerException(error, text),
        };
    }

    /// <summary>The collection a request names: field 1 of every request that names one. Null when it names none.</summary>
    public static string? CollectionOf(RpcMethod method, ReadOnlySpan<byte> body)
    {
        if (!method.NamesCollection) return null;
        try
        {
            WireReader reader = new(body);
            while (reader.ReadTag(out int field, out WireType type))
            {
                if (field == 1 && type == WireType.LengthDelimited) return Encoding.UTF8.GetString(reader.ReadBytes(type));
                reader.Skip(type);
            }
        }
        catch (WireFormatException)
        {
            // A request that is not a message has no name to show.
        }
        return null;
    }

    private static bool IsMissingCollection(QdrantRpcException error, string collection) =>
        error.Status == RpcStatusCode.NotFound && error.Detail.Contains($"Collection `{collection}` doesn't exist", StringComparison.Ordinal);

    private static string Describe(QdrantRpcException error, RpcMethod method, string? collection, string address, bool noCollection)
    {
        StringBuilder text = new(method.Name);
        if (collection is not null) text.Append(" on collection '").Append(collection).Append('\'');
        text.Append(" at ").Append(address).Append(" failed (").Append(error.Status).Append(')');
        if (error.Detail.Length > 0) text.Append(": ").Append(error.Detail);
        if (!error.Detail.EndsWith('.') && !error.Detail.EndsWith('!') && !error.Detail.EndsWith('?')) text.Append('.');
        string remedy = noCollection ? "Create it first, or check its name and the collection prefix." : Remedies.For(error);
        if (remedy.Length > 0) text.Append(' ').Append(remedy);
        return text.ToString();
    }
}
