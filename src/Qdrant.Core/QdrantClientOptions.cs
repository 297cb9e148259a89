using Microsoft.Extensions.Logging;
using Qdrant.Core.Calls;
using Qdrant.Core.Transport;

namespace Qdrant.Core;

/// <summary>How a client talks to its server. Read once, when the client is made.</summary>
public sealed record QdrantClientOptions
{
    /// <summary>The key or token sent with every call; printable ASCII. Null: none. Never shown in messages.</summary>
    public string? ApiKey { get; init; }

    /// <summary>How long a call may take as a whole, repeats included; 60 s by default, null: no limit. Making a snapshot is not limited by it.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>When a failed call is sent again.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>The server's release, when it should not be asked for; null: it is asked for with the first call.</summary>
    public QdrantRelease? ServerRelease { get; init; }

    /// <summary>What HTTP/2 connections do differently.</summary>
    public GrpcTransportOptions Grpc { get; init; } = new();

    /// <summary>URL schemes beside <c>http</c> and <c>https</c>, such as those of the embedded engine.</summary>
    public IList<TransportScheme> Schemes { get; init; } = [];

    /// <summary>Where the client logs; null: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The clock of deadlines and repeats; another one for tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A short form that never holds the key.</summary>
    public override string ToString() => $"timeout {(Timeout is { } t ? t.ToString() : "none")}, {Retry.MaxAttempts} attempts, {(ApiKey is null ? "no key" : "with a key")}";
}
