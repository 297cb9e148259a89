namespace Qdrant.Core.Transport;

/// <summary>Where a gRPC server is, from the text of a URL.</summary>
internal static class GrpcAddress
{
    /// <summary>Qdrant's gRPC port, used when the URL has none.</summary>
    public const int DefaultPort = 6334;

    /// <summary>What is wrong with a URL; null: nothing.</summary>
    public static string? Fault(string url)
    {
        string shown = TransportScheme.Shown(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0) return $"'{shown}' is not a URL. Write it as http://localhost:6334.";
        if (uri.UserInfo.Length > 0) return $"the URL '{shown}' holds a user name or password. Send a key with ApiKey instead.";
        return uri.Query.Length > 0 || uri.Fragment.Length > 0 ? $"the URL '{shown}' has a query or fragment, which gRPC has no use for. Send a key with ApiKey." : null;
    }

    /// <summary>Reads a URL: scheme, host, port (6334 when it has none), and the path as a prefix of all method paths.</summary>
    /// <exception cref="QdrantException">It is not such a URL.</exception>
    public static Uri Parse(string url)
    {
        if (Fault(url) is { } fault) throw new QdrantException(fault);
        Uri uri = new(url);
        UriBuilder address = new(uri.Scheme, uri.Host, HasPort(url) ? uri.Port : DefaultPort, uri.AbsolutePath.TrimEnd('/'));
        return address.Uri;
    }

    /// <summary>Whether a port is written: <see cref="Uri"/> can't tell <c>:80</c> from none.</summary>
    private static bool HasPort(string url)
    {
        ReadOnlySpan<char> authority = url.AsSpan(url.IndexOf("://", StringComparison.Ordinal) + 3);
        int end = authority.IndexOfAny('/', '?', '#');
        if (end >= 0) authority = authority[..end];
        return authority.LastIndexOf(':') > authority.LastIndexOf(']');
    }
}
