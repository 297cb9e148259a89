using Qdrant.Local.Engine;

namespace Qdrant.Local.Storage;

/// <summary>Keeps the list of collections and the aliases on disk.</summary>
internal interface ICatalogueStore : IDisposable
{
    IEnumerable<(CollectionState State, ICollectionStore Store)> LoadCollections();

    IReadOnlyDictionary<string, string> LoadAliases();

    /// <summary>Adds a collection; when it returns, the collection is on disk.</summary>
    ICollectionStore Create(CollectionState state);

    /// <summary>Puts a collection with all its points in the place of the one of that name, or adds it; when it returns, it is on disk. The files of the one before are deleted by its own store.</summary>
    ICollectionStore Replace(CollectionState state);

    /// <summary>Takes a collection off the list, and its aliases with it; its files are deleted by its own store.</summary>
    void Remove(string collection, IReadOnlyDictionary<string, string> aliases);

    void SaveAliases(IReadOnlyDictionary<string, string> aliases);
}
