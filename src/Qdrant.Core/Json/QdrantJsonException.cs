namespace Qdrant.Core.Json;

/// <summary>JSON that is not the REST form of what was asked for, or a message that has no REST form.</summary>
public sealed class QdrantJsonException : QdrantException
{
    internal QdrantJsonException(string path, string problem, Exception? inner = null) : base($"{path}: {problem}", inner)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>Where in the JSON: <c>filter.must[0].match</c>; <c>$</c> is the whole document.</summary>
    public string Path { get; }

    /// <summary>What is wrong there, and what is expected.</summary>
    public string Problem { get; }
}
