namespace Qdrant.Core.Transport;

/// <summary>A URL scheme and what opens such URLs.</summary>
/// <param name="Name">The scheme without colon, in lower case, such as <c>memory</c>.</param>
/// <param name="Open">Opens a transport for a whole URL, such as <c>memory:shop</c>; throws a <see cref="QdrantException"/> that names the URL when it can't.</param>
public sealed record TransportScheme(string Name, Func<string, QdrantClientOptions, IQdrantTransport> Open)
{
    private static readonly TransportScheme[] BuiltIn =
    [
        new("http", static (url, options) => new GrpcTransport(url, options)),
        new("https", static (url, options) => new GrpcTransport(url, options)),
    ];

    /// <summary>The schemes of the embedded engine, named in the error when its package has not been registered.</summary>
    private static readonly string[] Embedded = ["memory", "local"];

    /// <summary>Opens the transport for a URL such as <c>http://localhost:6334</c>.</summary>
    /// <exception cref="QdrantException">The URL has no scheme, or one nobody registered.</exception>
    internal static IQdrantTransport OpenUrl(string url, QdrantClientOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        if (Fault(url, options.Schemes) is { } fault) throw new QdrantException(fault);
        return Find(url, options.Schemes)!.Open(url, options);
    }

    /// <summary>What is wrong with a URL; null: nothing.</summary>
    internal static string? Fault(string url, IEnumerable<TransportScheme> registered)
    {
        if (Find(url, registered) is { } found) return BuiltIn.Contains(found) ? GrpcAddress.Fault(url) : null;
        string name = NameOf(url);
        if (Embedded.Contains(name))
            return $"the URL '{Shown(url)}' is for the embedded engine, which is not registered. Reference the package Qdrant.Typed.Local and call .AddLocal() after AddQdrant(...), "
                + "or open it directly with QdrantLocal.InMemory() or QdrantLocal.Open(path).";
        string known = string.Join(", ", BuiltIn.Concat(registered).Select(s => s.Name + ":"));
        return url.Contains("://", StringComparison.Ordinal)
            ? $"nothing is registered for the scheme of '{Shown(url)}'. Known: {known}"
            : $"'{Shown(url)}' is not the URL of a Qdrant server: it needs a scheme, as in http://localhost:6334. Known: {known}";
    }

    /// <summary>A URL as messages may show it: without what could be a user name, password or key.</summary>
    internal static string Shown(string url)
    {
        int query = url.IndexOfAny(['?', '#']);
        string shown = query < 0 ? url : url[..query];
        int at = shown.LastIndexOf('@');
        if (at < 0) return shown;
        int start = shown.IndexOf("://", StringComparison.Ordinal);
        return start < 0 ? shown[(at + 1)..] : shown[..(start + 3)] + shown[(at + 1)..];
    }

    private static TransportScheme? Find(string url, IEnumerable<TransportScheme> registered)
    {
        string name = NameOf(url);
        return registered.Concat(BuiltIn).FirstOrDefault(scheme => scheme.Name == name);
    }

    private static string NameOf(string url) => url.IndexOf(':') is > 0 and var colon ? url[..colon].ToLowerInvariant() : "";
}
