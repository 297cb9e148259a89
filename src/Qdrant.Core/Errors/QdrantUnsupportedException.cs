namespace Qdrant.Core;

/// <summary>The server does not have what was asked for. When its release is the reason, nothing was sent.</summary>
public sealed class QdrantUnsupportedException : QdrantRpcException
{
    internal QdrantUnsupportedException(QdrantRpcException cause, string message) : base(cause, message) { }

    internal QdrantUnsupportedException(QdrantRelease needed, QdrantRelease server, string what)
        : base(RpcStatusCode.Unimplemented, $"{what} needs Qdrant {needed}; the server is {server}. Nothing was sent. Upgrade the server, or do without it.")
    {
        NeededRelease = needed;
        ServerRelease = server;
    }

    /// <summary>The first release that has it; null when the server said no by itself.</summary>
    public QdrantRelease? NeededRelease { get; }

    /// <summary>The server's release; null when the server said no by itself.</summary>
    public QdrantRelease? ServerRelease { get; }
}
