namespace Qdrant.Core;

/// <summary>A call ended with a status other than OK: the server, the embedded engine or the connection said no.</summary>
public class QdrantRpcException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="status">The gRPC status code.</param>
    /// <param name="detail">The server's own text, byte for byte.</param>
    /// <param name="metadata">Trailing metadata, such as <c>retry-after</c>; empty when there was none.</param>
    /// <param name="message">The whole message, when it says more than status and text.</param>
    /// <param name="inner">The cause, when there is one.</param>
    public QdrantRpcException(
        RpcStatusCode status,
        string detail,
        IReadOnlyDictionary<string, string>? metadata = null,
        string? message = null,
        Exception? inner = null)
        : base(message ?? $"{status}: {detail}", inner)
    {
        Status = status;
        Detail = detail;
        Metadata = metadata ?? NoMetadata;
    }

    /// <summary>The same failure as <paramref name="cause"/>, said better.</summary>
    private protected QdrantRpcException(QdrantRpcException cause, string message)
        : this(cause.Status, cause.Detail, cause.Metadata, message, cause.InnerException) { }

    private static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<string, string>();

    /// <summary>The gRPC status code.</summary>
    public RpcStatusCode Status { get; }

    /// <summary>The server's own text, byte for byte.</summary>
    public string Detail { get; }

    /// <summary>Trailing metadata, keys in lower case; empty when there was none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>What is known about the request, for the pipeline.</summary>
    internal RpcDelivery Delivery { get; init; }
}
