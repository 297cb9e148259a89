namespace Qdrant.Core.Text;

/// <summary>
/// A tokenizer, language or BM25 option that does not exist or is out of range. The message is the server's own text, so that it can be
/// found.
/// </summary>
public sealed class TextOptionException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which option, and what it may be.</param>
    public TextOptionException(string message) : base(message) { }
}
