namespace Qdrant.Core.Transport;

/// <summary>What one call carries beside its method and body.</summary>
public readonly record struct CallSettings
{
    /// <summary>How long the call may take as a whole; null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Extra request headers, lower-case ASCII names; null: none.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}
