using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace Qdrant.Local.Server.Tests;

/// <summary>What came back from one call, status and text wherever they stood.</summary>
internal sealed record RawAnswer(HttpStatusCode Http, string? ContentType, int Status, string Message, byte Flag, byte[] Body, HttpResponseHeaders Headers)
{
    public string? Header(string name) => Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;
}

/// <summary>Sends gRPC calls byte by byte, so that a test decides about every part of the frame.</summary>
internal sealed class RawCaller(Uri address, HttpMessageHandler? handler = null) : IDisposable
{
    private readonly HttpClient _client = new(handler ?? new SocketsHttpHandler()) { BaseAddress = address };

    public static byte[] Frame(ReadOnlySpan<byte> message, byte flag = 0)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame.AsSpan(5));
        return frame;
    }

    public Task<RawAnswer> CallAsync(string method, ReadOnlySpan<byte> message, params (string Name, string Value)[] headers) =>
        SendAsync(method, Frame(message), headers);

    public async Task<RawAnswer> SendAsync(string method, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body is null ? null : new ByteArrayContent(body),
        };
        if (request.Content is { } content) content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);

        using HttpResponseMessage response = await _client.SendAsync(request);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        bool alone = response.Headers.Contains("grpc-status");
        HttpResponseHeaders status = alone ? response.Headers : response.TrailingHeaders;
        string? text = status.TryGetValues("grpc-message", out IEnumerable<string>? values) ? values.Single() : null;
        return new RawAnswer(
            response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            int.Parse(status.GetValues("grpc-status").Single(), System.Globalization.CultureInfo.InvariantCulture),
            Uri.UnescapeDataString(text ?? ""),
            bytes.Length > 0 ? bytes[0] : (byte)0,
            bytes.Length > 5 ? bytes[5..] : [],
            response.Headers);
    }

    public void Dispose() => _client.Dispose();
}
