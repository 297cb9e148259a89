using Qdrant.Core;

namespace Qdrant.Local;

/// <summary>What is wrong with a store on disk.</summary>
public enum StoreProblem
{
    /// <summary>Another process, or another engine in this one, has the folder open.</summary>
    InUse,

    /// <summary>A newer version of this library wrote it.</summary>
    NewerFormat,

    /// <summary>An earlier version of this library wrote it, in a format that is not read any more.</summary>
    OlderFormat,

    /// <summary>A file is damaged, or is no part of a store.</summary>
    Corrupt,

    /// <summary>The folder or a file may not be written.</summary>
    ReadOnly,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The system refused to read or write for another reason; the inner exception says which.</summary>
    Failed,
}

/// <summary>A store on disk can't be opened or written. Nothing was overwritten; a write that met this was not done.</summary>
public sealed class QdrantStoreException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What kind of problem it is.</param>
    /// <param name="path">The folder or file.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="inner">The cause, when there is one.</param>
    public QdrantStoreException(StoreProblem problem, string path, string message, Exception? inner = null) : base(message, inner)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What kind of problem it is.</summary>
    public StoreProblem Problem { get; }

    /// <summary>The folder or file.</summary>
    public string Path { get; }
}
