namespace Qdrant.Core;

/// <summary>Base of every error this library throws for a reason of its own. Messages name the thing and the remedy, and never hold a key or token.</summary>
public class QdrantException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="inner">The cause, when there is one.</param>
    public QdrantException(string message, Exception? inner = null) : base(message, inner) { }
}
