using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Qdrant.Local.Server;

/// <summary>Where the server listens, what it keeps and whom it lets in.</summary>
internal sealed record ServerOptions
{
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port of gRPC (HTTP/2); 0: any free one.</summary>
    public int GrpcPort { get; init; } = 6334;

    /// <summary>The port of the few REST routes (HTTP/1.1); 0: any free one.</summary>
    public int HttpPort { get; init; } = 6333;

    /// <summary>The folder of the data; null: in memory.</summary>
    public string? DataFolder { get; init; }

    public LocalRelease Release { get; init; } = LocalRelease.V1_20;

    /// <summary>The key for everything; null and no read-only key: no keys are asked for.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The key for reading.</summary>
    public string? ReadOnlyApiKey { get; init; }

    /// <summary>Whether tokens signed with <see cref="ApiKey"/> are accepted.</summary>
    public bool AcceptsTokens { get; init; }

    /// <summary>The certificate for TLS on both ports; null: plain text.</summary>
    public X509Certificate2? Certificate { get; init; }
}
