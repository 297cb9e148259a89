using System.Diagnostics;
using Qdrant.Core.Calls;

namespace Qdrant.Core.DependencyInjection;

/// <summary>The settings of a deployment, usually from the configuration section <c>Qdrant</c>. Checked when the host starts.</summary>
public sealed class QdrantOptions
{
    /// <summary>Where the data is: <c>http://host:6334</c>, <c>https://…</c>, or with the package Qdrant.Typed.Local <c>memory:</c>, <c>memory:name</c>, <c>local:path</c>.</summary>
    public string Url { get; set; } = "";

    /// <summary>The key or token sent with every call; null: none. Never shown in messages.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>How long a call may take as a whole, repeats included; 60 s by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a call is sent at most; 4 by default, 1 never repeats.</summary>
    public int MaxAttempts { get; set; } = new RetryOptions().MaxAttempts;

    /// <summary>What stands in front of every declared collection name, so that deployments can share a server; empty by default.</summary>
    public string CollectionPrefix { get; set; } = "";

    /// <summary>What repositories do about a stored point that does not fit its entity; by default the read fails.</summary>
    public UnreadablePoints OnUnreadable { get; set; }

    /// <summary>Settings that configuration can't hold: TLS, clock, schemes. What the properties above say wins.</summary>
    public QdrantClientOptions Client { get; set; } = new();
}
