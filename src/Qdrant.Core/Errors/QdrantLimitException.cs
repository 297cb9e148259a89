namespace Qdrant.Core;

/// <summary>Something is larger than a limit of this client allows; the message names the size, the limit and where it is set.</summary>
public sealed class QdrantLimitException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The size, the limit and the remedy.</param>
    public QdrantLimitException(string message) : base(message) { }
}
