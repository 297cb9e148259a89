using System.Net.Security;

namespace Qdrant.Core.Transport;

/// <summary>What HTTP/2 connections do differently.</summary>
public sealed class GrpcTransportOptions
{
    /// <summary>The largest answer accepted, in bytes, before and after decompression; 512 MB by default. A larger one is a <see cref="QdrantLimitException"/>.</summary>
    public int MaxResponseBytes { get; init; } = 512 * 1024 * 1024;

    /// <summary>
    /// Asks for compressed answers. Off by default: the server then compresses every answer, which costs it more time than the few percent
    /// that vectors shrink are worth on a fast network.
    /// </summary>
    public bool AcceptGzip { get; init; }

    /// <summary>How long making a connection may take; 10 s by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how much silence a connection with calls under way is asked whether it lives; 30 s by default.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to that may take before the connection counts as broken; 15 s by default.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How TLS is done: trusted certificates, client certificate, target name. Null: as the system does it.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }
}
