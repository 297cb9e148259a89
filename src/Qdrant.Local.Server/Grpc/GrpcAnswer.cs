using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Qdrant.Core;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Server.Grpc;

/// <summary>Writes answers: a message with the status behind it, or a status alone.</summary>
internal static class GrpcAnswer
{
    private const int HeaderSize = 5;

    /// <summary>Clients take 64 KiB of headers; of more, some say nothing at all and let their caller wait.</summary>
    private const int LongestText = 60_000;

    public static async Task WriteMessageAsync(HttpContext context, ReadOnlyMemory<byte> message)
    {
        HttpResponse response = context.Response;
        response.ContentType = "application/grpc";
        bool gzip = AcceptsGzip(context.Request.Headers["grpc-accept-encoding"]);
        if (gzip) response.Headers["grpc-encoding"] = "gzip";
        using PooledBuffer? compressed = gzip ? GrpcCompression.Compress(message.Span) : null;
        ReadOnlyMemory<byte> body = compressed?.WrittenMemory ?? message;
        WriteHeader(response.BodyWriter, gzip, body.Length);
        await response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        response.AppendTrailer("grpc-status", "0");
    }

    public static void WriteError(HttpResponse response, RpcStatusCode status, string text, IReadOnlyDictionary<string, string>? metadata = null)
    {
        if (response.HasStarted)
        {
            response.HttpContext.Abort();
            return;
        }
        response.Clear();
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)status).ToString(CultureInfo.InvariantCulture);
        if (text.Length > 0) response.Headers["grpc-message"] = PercentEncode(text);
        if (metadata is null) return;
        foreach ((string key, string value) in metadata) response.Headers[key] = value;
    }

    /// <summary>
    /// Everything but plain visible ASCII is escaped, and of that space, quotes, backticks, angle and curly brackets, <c>#</c>, <c>?</c> and <c>%</c>.
    /// What does not fit into a header is left out.
    /// </summary>
    public static string PercentEncode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (encoded.Length > LongestText) break;
            foreach (byte b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                if (b is > 0x20 and < 0x7F && (char)b is not ('"' or '#' or '<' or '>' or '`' or '?' or '{' or '}' or '%')) encoded.Append((char)b);
                else encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }
        return encoded.ToString();
    }

    private static bool AcceptsGzip(string? header) =>
        header is not null && header.Split(',').Any(static e => e.AsSpan().Trim().Equals("gzip", StringComparison.OrdinalIgnoreCase));

    private static void WriteHeader(PipeWriter writer, bool compressed, int length)
    {
        Span<byte> header = writer.GetSpan(HeaderSize);
        header[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)length);
        writer.Advance(HeaderSize);
    }
}
