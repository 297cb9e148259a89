using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Qdrant.Core.Tests.Transport;

/// <summary>A Kestrel on a free port that answers every call as a test says.</summary>
internal sealed class GrpcTestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GrpcTestServer(WebApplication app, bool tls)
    {
        _app = app;
        Url = (tls ? "https" : "http") + "://127.0.0.1:" + new Uri(app.Urls.First()).Port;
    }

    public string Url { get; }

    public static async Task<GrpcTestServer> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        // Empty: neither files nor variables of the machine have a say.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (certificate is not null) listen.UseHttps(certificate);
            });
        });
        WebApplication app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new GrpcTestServer(app, certificate is not null);
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Reads the one message of a request.</summary>
    public static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using MemoryStream all = new();
        await context.Request.Body.CopyToAsync(all);
        byte[] bytes = all.ToArray();
        Assert.Equal(0, bytes[0]);
        Assert.Equal((uint)(bytes.Length - 5), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)));
        return bytes[5..];
    }

    /// <summary>Answers with a message and a status in the trailers.</summary>
    public static async Task WriteAsync(HttpContext context, byte[] message, int status = 0, byte flag = 0)
    {
        await WriteFrameAsync(context, message, (uint)message.Length, flag);
        context.Response.AppendTrailer("grpc-status", status.ToString());
    }

    /// <summary>Sends headers and a frame whose prefix says <paramref name="size"/>, whatever the message really is.</summary>
    public static async Task WriteFrameAsync(HttpContext context, byte[] message, uint size, byte flag = 0)
    {
        context.Response.ContentType = "application/grpc";
        byte[] frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), size);
        message.CopyTo(frame.AsSpan(5));
        await context.Response.Body.WriteAsync(frame);
    }

    /// <summary>Answers with nothing but a status, in the headers.</summary>
    public static Task FailAsync(HttpContext context, int status, string? message = null, params (string Name, string Value)[] metadata)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = status.ToString();
        if (message is not null) context.Response.Headers["grpc-message"] = message;
        foreach ((string name, string value) in metadata) context.Response.Headers[name] = value;
        return Task.CompletedTask;
    }

    public static Task ResetAsync(HttpContext context, int code)
    {
        context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(code);
        return Task.CompletedTask;
    }
}
