using System.Net.Http.Headers;

namespace Qdrant.Core.Transport;

/// <summary>The headers of requests and what may stand in them.</summary>
internal static class GrpcHeaders
{
    private static readonly string UserAgent = "qdrant-typed/" + (typeof(GrpcHeaders).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>Sets all headers of a request.</summary>
    public static void Set(HttpRequestMessage request, GrpcTransportOptions options, string? apiKey, CallSettings settings)
    {
        request.Content!.Headers.TryAddWithoutValidation("Content-Type", "application/grpc");
        HttpRequestHeaders headers = request.Headers;
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation("user-agent", UserAgent);
        if (apiKey is not null) headers.TryAddWithoutValidation("api-key", apiKey);
        if (options.AcceptGzip) headers.TryAddWithoutValidation("grpc-accept-encoding", "gzip");
        if (settings.Timeout is { } timeout) headers.TryAddWithoutValidation("grpc-timeout", GrpcTimeout.Format(timeout));
        if (settings.Headers is null) return;
        foreach ((string name, string value) in settings.Headers)
        {
            if (Fault(name, value) is { } fault) throw new QdrantException(fault);
            headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>Whether an answer is a gRPC one.</summary>
    public static bool IsGrpc(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values)
        && values.ToString() is var type
        && type.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase)
        && (type.Length == 16 || type[16] is '+' or ';');

    /// <summary>What is wrong with a header; null: nothing. The text never holds the value.</summary>
    private static string? Fault(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-_."))
            return $"'{name}' is not the name of a header: lower-case ASCII letters, digits, '-', '_' and '.'.";
        if (name.StartsWith("grpc-", StringComparison.Ordinal) || name is "te" or "content-type" or "host" or "connection")
            return $"The header '{name}' is set by the client itself.";
        return value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? $"The value of the header '{name}' has characters that are not printable ASCII." : null;
    }
}
