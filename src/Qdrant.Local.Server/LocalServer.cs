using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qdrant.Core.Transport;
using Qdrant.Local.Server.Access;
using Qdrant.Local.Server.Grpc;
using Qdrant.Local.Server.Rest;

namespace Qdrant.Local.Server;

/// <summary>A transport (the embedded engine) behind two Kestrel ports: gRPC over HTTP/2, and the REST routes that tools ask for.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private const int StreamWindow = 8 * 1024 * 1024;
    private const int ConnectionWindow = 64 * 1024 * 1024;
    private const int MaxStreams = 10_000;
    private const int MaxHeaders = 2_000;
    private readonly WebApplication _app;
    private readonly IQdrantTransport _engine;

    private LocalServer(WebApplication app, IQdrantTransport engine)
    {
        _app = app;
        _engine = engine;
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        GrpcAddress = new Uri(addresses[0]);
        HttpAddress = new Uri(addresses[1]);
    }

    public Uri GrpcAddress { get; }

    public Uri HttpAddress { get; }

    /// <summary>Listens on both ports; the server owns <paramref name="engine"/> from here on.</summary>
    /// <exception cref="ServerStartException">A port is in use or may not be used.</exception>
    public static async Task<LocalServer> StartAsync(ServerOptions options, IQdrantTransport engine, CancellationToken cancellationToken = default)
    {
        // Options say everything: what lies in the folder the program was started in (settings of another program, a whole disk to watch) is none of its business.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddConsole(static c => c.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.WebHost.UseKestrelCore();
        if (options.Certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options));

        WebApplication app = builder.Build();
        var grpc = new GrpcEndpoint(engine, AccessControl.For(options, engine), new BrokenMessages(options.Release), app.Logger);
        var rest = new RestEndpoint(options.Release);
        app.Run(context => HttpProtocol.IsHttp2(context.Request.Protocol) ? grpc.HandleAsync(context) : rest.HandleAsync(context));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            await engine.DisposeAsync().ConfigureAwait(false);
            throw Explain(options, error);
        }
        return new LocalServer(app, engine);
    }

    /// <summary>Runs until the process is told to stop (SIGTERM, SIGINT).</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => ((IHost)_app).WaitForShutdownAsync(cancellationToken);

    /// <summary>Ends the calls in flight, then closes the engine, which leaves everything on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        // A server of Qdrant has no limit on gRPC messages, and clients may send slowly.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        // Too many headers would end the connection, and with it the calls of others.
        kestrel.Limits.MaxRequestHeaderCount = MaxHeaders;
        kestrel.Limits.Http2.InitialStreamWindowSize = StreamWindow;
        kestrel.Limits.Http2.InitialConnectionWindowSize = ConnectionWindow;
        kestrel.Limits.Http2.MaxStreamsPerConnection = MaxStreams;
        kestrel.Listen(options.Host, options.GrpcPort, listen => Secure(listen, options, HttpProtocols.Http2));
        kestrel.Listen(options.Host, options.HttpPort, listen => Secure(listen, options, HttpProtocols.Http1));
    }

    private static void Secure(ListenOptions listen, ServerOptions options, HttpProtocols protocols)
    {
        listen.Protocols = protocols;
        if (options.Certificate is { } certificate) listen.UseHttps(certificate);
    }

    internal static ServerStartException Explain(ServerOptions options, Exception error)
    {
        bool inUse = error.InnerException is AddressInUseException;
        string ports = Names(error, options.GrpcPort) ? $"{options.GrpcPort} (--grpc-port)"
            : Names(error, options.HttpPort) ? $"{options.HttpPort} (--http-port)"
            : $"{options.GrpcPort} (--grpc-port) or {options.HttpPort} (--http-port)";
        return inUse
            ? new ServerStartException($"Port {ports} on {options.Host} is in use. Stop the program that uses it, or choose another port.", error)
            : new ServerStartException($"Cannot listen on port {ports} of {options.Host}: {error.Message}", error);
    }

    /// <summary>Whether Kestrel's text has the port, and not only a longer one that begins like it.</summary>
    private static bool Names(Exception error, int port) => Regex.IsMatch(error.Message, $@":{port}(?!\d)");
}
