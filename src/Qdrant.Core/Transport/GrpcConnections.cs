using System.Net;

namespace Qdrant.Core.Transport;

/// <summary>How connections are made and kept.</summary>
internal static class GrpcConnections
{
    public static SocketsHttpHandler Handler(Uri address, GrpcTransportOptions options)
    {
        bool tls = address.Scheme == Uri.UriSchemeHttps;
        SocketsHttpHandler handler = new()
        {
            // One connection carries about 100 calls; without more of them the next call waits for one to end.
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = options.KeepAliveInterval,
            KeepAlivePingTimeout = options.KeepAliveTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            // A proxy can't carry HTTP/2 without TLS.
            UseProxy = tls,
        };
        if (tls && options.Tls is not null) handler.SslOptions = options.Tls;
        return handler;
    }
}
