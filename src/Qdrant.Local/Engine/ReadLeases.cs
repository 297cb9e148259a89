namespace Qdrant.Local.Engine;

/// <summary>The read locks of all collections that one call reads; dispose it on the same thread.</summary>
internal readonly ref struct ReadLeases
{
    private readonly Collection[] _held;

    /// <summary>
    /// Takes the locks in the order of the collections' names. In any other order two calls that look up in each other's collection
    /// would wait for ever once a writer waits for each of the two: a waiting writer goes before later readers.
    /// </summary>
    public ReadLeases(IEnumerable<Collection> collections)
    {
        _held = [.. collections.Distinct().OrderBy(collection => collection.Name, StringComparer.Ordinal)];
        foreach (Collection collection in _held) collection.EnterRead();
    }

    public void Dispose()
    {
        foreach (Collection collection in _held) collection.ExitRead();
    }
}
