using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qdrant.Core;

namespace Qdrant.Local.Server.Access;

/// <summary>Reads a JSON web token signed with HMAC-SHA256.</summary>
internal static class Token
{
    /// <summary>How long after its end a token is still taken, for clocks that differ.</summary>
    private const int LeewaySeconds = 30;

    /// <summary>The claims of a valid token; null when the text is not a token of this kind.</summary>
    /// <exception cref="QdrantRpcException">PERMISSION_DENIED for a wrong signature or an expired token; UNAUTHENTICATED for contradicting rights.</exception>
    public static TokenClaims? Read(string text, string key, DateTimeOffset now)
    {
        string[] parts = text.Split('.');
        if (parts.Length != 3) return null;
        if (Json(parts[0]) is not { ValueKind: JsonValueKind.Object } header || !IsHs256(header)) return null;
        if (Bytes(parts[2]) is not { } signature) return null;
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]));
        if (!CryptographicOperations.FixedTimeEquals(expected, signature)) throw Denied("InvalidSignature");
        if (Json(parts[1]) is not { } payload || TokenClaims.Read(payload) is not { } claims) return null;
        if (claims.Expires is { } end && end < now.ToUnixTimeSeconds() - LeewaySeconds) throw Denied("ExpiredSignature");
        return claims;
    }

    private static bool IsHs256(JsonElement header) =>
        header.TryGetProperty("alg", out JsonElement algorithm) && algorithm.ValueKind == JsonValueKind.String && algorithm.ValueEquals("HS256");

    private static JsonElement? Json(string part)
    {
        if (Bytes(part) is not { } bytes) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static QdrantRpcException Denied(string text) => new(RpcStatusCode.PermissionDenied, text);
}
