using System.Globalization;

namespace Qdrant.Core.Calls;

/// <summary>Which failures may be repeated: the rule the server states, and for writes what is known about the first attempt.</summary>
internal static class RetryRules
{
    public static bool MayRepeat(QdrantRpcException error, RpcEffect effect, out TimeSpan? wait)
    {
        wait = null;
        switch (error.Status)
        {
            case RpcStatusCode.Unavailable:
                return error.Delivery switch
                {
                    RpcDelivery.Hopeless => false,
                    RpcDelivery.NotSent => true,
                    _ => effect != RpcEffect.Write,
                };
            case RpcStatusCode.ResourceExhausted:
                wait = RetryAfter(error);
                return wait is not null;
            case RpcStatusCode.DeadlineExceeded:
                return effect == RpcEffect.Read;
            default:
                return false;
        }
    }

    /// <summary>When the server said to come back; null when it did not: then repeating is pointless.</summary>
    public static TimeSpan? RetryAfter(QdrantRpcException error) =>
        error.Metadata.TryGetValue("retry-after", out string? text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
