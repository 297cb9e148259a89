using Qdrant.Local.Engine;

namespace Qdrant.Local.Storage;

/// <summary>Keeps a collection on disk. Used by one writer at a time.</summary>
internal interface ICollectionStore : IDisposable
{
    /// <summary>Writes what changed; when it returns, it is on disk and flushed.</summary>
    void Commit(CollectionState state, ChangeLog changes);

    /// <summary>Reads the collection as of the last commit.</summary>
    CollectionState Load();

    /// <summary>Closes the store and deletes its files.</summary>
    void Delete();
}
