using System.Security.Cryptography;
using System.Text;

namespace Qdrant.Repository.Codec;

/// <summary>Turns string keys into point ids. What comes out is a contract on disk: it never changes.</summary>
public static class StringKeys
{
    private static readonly Guid Namespace = new("6f1d4c0e-5b7a-5d0c-9a35-3d0f6c6b1e52");

    /// <summary>
    /// The point id of a string key: UUIDv5 of <c>collection NUL key</c>, or with a tenant of <c>collection NUL length-of-tenant : tenant key</c>, in UTF-8.
    /// </summary>
    /// <param name="collection">The declared name of the collection, so that a deployment's own name does not change ids.</param>
    /// <param name="tenant">The tenant; null when the entity has none.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentException">The key is null or empty.</exception>
    public static Guid ToGuid(string collection, string? tenant, string key)
    {
        if (string.IsNullOrEmpty(key)) throw new ArgumentException($"A key of collection \"{collection}\" is empty; a point needs one.", nameof(key));
        return ToGuid(Encoding.UTF8.GetBytes(tenant is null ? $"{collection}\0{key}" : $"{collection}\0{tenant.Length}:{tenant}{key}"));
    }

    private static Guid ToGuid(byte[] name)
    {
        byte[] input = new byte[16 + name.Length];
        Namespace.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input, 16);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // UUIDv5 is defined by SHA-1; nothing secret depends on it.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
