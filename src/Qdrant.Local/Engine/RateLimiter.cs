using System.Globalization;
using Qdrant.Core;

namespace Qdrant.Local.Engine;

/// <summary>Tokens a minute: a bucket that starts full, but for the tokens that a server is seen to miss at first, and fills evenly.</summary>
internal sealed class RateLimiter(string kind, uint missing = 0, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly object _gate = new();
    private double _tokens;
    private long _filled;
    private uint _perMinute;

    /// <summary>Takes tokens.</summary>
    /// <exception cref="QdrantRpcException">RESOURCE_EXHAUSTED: there are too few, with <c>retry-after</c>; or the cost is above the whole limit.</exception>
    public void Take(uint perMinute, ulong cost)
    {
        lock (_gate)
        {
            Fill(perMinute);
            if (cost > perMinute)
                throw new QdrantRpcException(RpcStatusCode.ResourceExhausted,
                    $"Rate limiting exceeded: {kind} rate limit exceeded, request larger than rate limiter capacity, please try to split your request");
            if (_tokens >= cost)
            {
                _tokens -= cost;
                return;
            }
            int seconds = (int)Math.Ceiling((cost - _tokens) / (perMinute / 60.0));
            string available = _tokens.ToString("0.0", CultureInfo.InvariantCulture);
            throw new QdrantRpcException(RpcStatusCode.ResourceExhausted,
                $"Rate limiting exceeded: {kind} rate limit exceeded: Operation requires {cost} tokens but only {available} were available. Retry after {seconds}s",
                new Dictionary<string, string> { ["retry-after"] = seconds.ToString(CultureInfo.InvariantCulture) });
        }
    }

    private void Fill(uint perMinute)
    {
        long now = _clock.GetTimestamp();
        if (perMinute != _perMinute) (_perMinute, _tokens) = (perMinute, Math.Max(1.0, perMinute - (double)missing));
        else _tokens = Math.Min(perMinute, _tokens + _clock.GetElapsedTime(_filled, now).TotalSeconds * perMinute / 60);
        _filled = now;
    }
}
