using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Qdrant.Local.Server.Rest;

/// <summary>The REST routes that tools ask for to see whether a server is there. All others say so clearly.</summary>
internal sealed class RestEndpoint(LocalRelease release)
{
    public async Task HandleAsync(HttpContext context)
    {
        long start = Stopwatch.GetTimestamp();
        string path = context.Request.Path.Value ?? "/";
        bool get = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        (int status, string type, string body) = (get, path) switch
        {
            (true, "/") => (StatusCodes.Status200OK, "application/json", Banner()),
            (true, "/healthz") => (StatusCodes.Status200OK, "text/plain; charset=utf-8", "healthz check passed"),
            (true, "/livez") => (StatusCodes.Status200OK, "text/plain; charset=utf-8", "healthz check passed"),
            (true, "/readyz") => (StatusCodes.Status200OK, "text/plain; charset=utf-8", "all shards are ready"),
            _ => (StatusCodes.Status404NotFound, "application/json", NotFound(context.Request.Method, path, Stopwatch.GetElapsedTime(start))),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private string Banner() => $$"""{"title":"qdrant - vector search engine","version":"{{ReleaseText.Of(release)}}"}""";

    private static string NotFound(string method, string path, TimeSpan elapsed)
    {
        string text = $"{method} {path} is not served: the embedded engine speaks gRPC, and over REST only GET /, /healthz, /readyz and /livez. "
            + "Use the gRPC port.";
        return $$"""{"status":{"error":"{{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}}"},"time":{{elapsed.TotalSeconds.ToString("0.########", CultureInfo.InvariantCulture)}}}""";
    }
}
