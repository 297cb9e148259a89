namespace Qdrant.Core;

/// <summary>A rate limit or quota was hit.</summary>
public sealed class QdrantRateLimitException : QdrantRpcException
{
    internal QdrantRateLimitException(QdrantRpcException cause, string message, TimeSpan? retryAfter) : base(cause, message) => RetryAfter = retryAfter;

    /// <summary>When to come back, in whole seconds; null: the request alone is larger than the limit, so that repeating it is pointless.</summary>
    public TimeSpan? RetryAfter { get; }
}
