using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Qdrant.Core.Transport;

/// <summary>Status and message of an answer, from its trailers or, when it has nothing else, from its headers.</summary>
internal static class GrpcStatus
{
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";

    /// <summary>Reads the status; null when there is none or it is OK.</summary>
    /// <param name="headers">Trailers or headers.</param>
    /// <param name="found">Whether there was a status.</param>
    public static QdrantRpcException? Read(HttpResponseHeaders headers, out bool found)
    {
        found = headers.NonValidated.TryGetValues(StatusHeader, out HeaderStringValues values);
        if (!found) return null;
        string text = values.ToString();
        if (text == "0") return null;
        bool known = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && Enum.IsDefined((RpcStatusCode)number);
        string message = headers.NonValidated.TryGetValues(MessageHeader, out values) ? Decode(values.ToString()) : "";
        return known
            ? new QdrantRpcException((RpcStatusCode)number, message, MetadataOf(headers))
            : new QdrantRpcException(RpcStatusCode.Unknown, message.Length > 0 ? message : $"unknown grpc-status '{text}'", MetadataOf(headers));
    }

    /// <summary>What an answer without a gRPC status means, by its HTTP status.</summary>
    public static RpcStatusCode FromHttp(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => RpcStatusCode.Internal,
        HttpStatusCode.Unauthorized => RpcStatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => RpcStatusCode.PermissionDenied,
        HttpStatusCode.NotFound => RpcStatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => RpcStatusCode.Unavailable,
        _ => RpcStatusCode.Unknown,
    };

    /// <summary>Undoes the percent-encoding of <c>grpc-message</c>. What is not a valid escape stays as it is.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%')) return text;
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bool escape = bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            bytes[length++] = escape ? (byte)((Hex(bytes[i + 1]) << 4) | Hex(bytes[i + 2])) : bytes[i];
            if (escape) i += 2;
        }
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static Dictionary<string, string> MetadataOf(HttpResponseHeaders headers)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            string key = name.ToLowerInvariant();
            if (key is not (StatusHeader or MessageHeader)) metadata[key] = values.ToString();
        }
        return metadata;
    }
}
