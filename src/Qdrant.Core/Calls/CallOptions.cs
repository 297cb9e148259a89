namespace Qdrant.Core.Calls;

/// <summary>What one call, or all calls of a view of the client, do differently from the client's own settings.</summary>
public readonly record struct CallOptions
{
    /// <summary>How long a call may take as a whole, repeats included; null: the client's own setting.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Extra request headers, lower-case ASCII names; null: none. <c>x-qdrant-route-affinity</c> keeps reads on one replica.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>How often a call may be sent at most; 1 never repeats; null: the client's own setting.</summary>
    public int? MaxAttempts { get; init; }
}
