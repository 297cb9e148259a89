using Qdrant.Core;

namespace Qdrant.Repository;

/// <summary>A collection differs from its declared schema in a way that can't be changed in place.</summary>
public sealed class SchemaMismatchException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="differences">What differs, one sentence each.</param>
    public SchemaMismatchException(string collection, IReadOnlyList<string> differences)
        : base($"The collection \"{collection}\" is not as declared: {string.Join(" ", differences)} Use another collection name, or delete the collection and fill it again.") =>
        (Collection, Differences) = (collection, differences);

    /// <summary>The collection.</summary>
    public string Collection { get; }

    /// <summary>What differs, one sentence each.</summary>
    public IReadOnlyList<string> Differences { get; }
}
