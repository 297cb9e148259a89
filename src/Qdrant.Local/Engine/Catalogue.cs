using System.Diagnostics.CodeAnalysis;
using System.Text;
using Qdrant.Core.Protocol;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Engine;

/// <summary>The collections and their aliases.</summary>
internal sealed class Catalogue : IDisposable
{
    private readonly object _gate = new();
    private readonly SortedDictionary<string, Collection> _collections = new(Utf8Order.Instance);
    private readonly SortedDictionary<string, string> _aliases = new(Utf8Order.Instance);
    private readonly LocalRelease _release;
    private readonly ICatalogueStore? _store;
    private bool _closed;

    public Catalogue(LocalRelease release, ICatalogueStore? store = null)
    {
        (_release, _store) = (release, store);
        if (store is null) return;
        foreach ((CollectionState state, ICollectionStore files) in store.LoadCollections()) _collections.Add(state.Name, new Collection(state, files));
        foreach ((string alias, string collection) in store.LoadAliases()) _aliases.Add(alias, collection);
    }

    /// <summary>The collection of that name or alias; an alias wins.</summary>
    /// <exception cref="Core.QdrantRpcException">NOT_FOUND when there is none.</exception>
    public Collection Resolve(string name) => TryResolve(name, out Collection? collection) ? collection : throw ServerError.NoCollection(name);

    public bool TryResolve(string name, [NotNullWhen(true)] out Collection? collection)
    {
        lock (_gate) return _collections.TryGetValue(_aliases.GetValueOrDefault(name, name), out collection);
    }

    /// <summary>All collections, in the order of their names' bytes.</summary>
    public Collection[] List()
    {
        lock (_gate) return [.. _collections.Values];
    }

    public (string Alias, string Collection)[] Aliases()
    {
        lock (_gate) return [.. _aliases.Select(a => (a.Key, a.Value))];
    }

    public void Create(string name, CollectionConfig config)
    {
        lock (_gate)
        {
            ThrowIf(_closed);
            if (_collections.ContainsKey(name)) throw ServerError.AlreadyExists($"Collection `{name}` already exists!");
            if (_aliases.ContainsKey(name)) throw ServerError.BadInput($"Can't create collection with name {name}. Alias with the same name already exists");
            var state = new CollectionState(name, config, _release) { Created = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) };
            AddVectors(state);
            _collections.Add(name, new Collection(state, _store?.Create(state)));
        }
    }

    /// <summary>Puts a collection in the place of the one of that name or alias, or adds it. Reads under way end on what they see.</summary>
    public void Replace(string name, CollectionState state)
    {
        Collection? before;
        lock (_gate)
        {
            ThrowIf(_closed);
            state.Name = _aliases.GetValueOrDefault(name, name);
            ICollectionStore? store = _store?.Replace(state);
            if (_collections.TryGetValue(state.Name, out before)) _collections.Remove(state.Name);
            _collections.Add(state.Name, new Collection(state, store));
        }
        before?.Delete();
    }

    /// <summary>Gives a state its vector storages, as its settings name them.</summary>
    public static void AddVectors(CollectionState state)
    {
        CollectionParams settings = state.Config.Params;
        if (settings.VectorsConfig.ConfigCase == VectorsConfig.ConfigOneofCase.Params) state.Vectors.Add("", VectorStorage.Create(settings.VectorsConfig.Params));
        else foreach ((string name, VectorParams vector) in settings.VectorsConfig.ParamsMap.Map) state.Vectors.Add(name, VectorStorage.Create(vector));
        if (settings.SparseVectorsConfig is null) return;
        foreach ((string name, SparseVectorParams vector) in settings.SparseVectorsConfig.Map) state.Vectors.Add(name, VectorStorage.Create(vector));
    }

    /// <summary>Deletes a collection, by its own name only, and the aliases that point at it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string name)
    {
        Collection? collection;
        lock (_gate)
        {
            ThrowIf(_closed);
            if (!_collections.TryGetValue(name, out collection)) return false;
            string[] gone = [.. _aliases.Where(a => a.Value == name).Select(a => a.Key)];
            // The disk first: when it says no, nothing has changed.
            _store?.Remove(name, _aliases.Where(a => a.Value != name).ToDictionary());
            _collections.Remove(name);
            foreach (string alias in gone) _aliases.Remove(alias);
        }
        collection.Delete();
        return true;
    }

    /// <summary>Runs alias actions in order; what precedes a failing one stays.</summary>
    public void ChangeAliases(IEnumerable<AliasOperations> actions)
    {
        lock (_gate)
        {
            ThrowIf(_closed);
            try
            {
                foreach (AliasOperations action in actions) ChangeAlias(action);
            }
            finally
            {
                _store?.SaveAliases(_aliases);
            }
        }
    }

    private void ChangeAlias(AliasOperations action)
    {
        switch (action.ActionCase)
        {
            case AliasOperations.ActionOneofCase.CreateAlias:
                CreateAlias create = action.CreateAlias;
                if (!_collections.ContainsKey(create.CollectionName)) throw ServerError.NoCollection(create.CollectionName);
                if (_collections.ContainsKey(create.AliasName)) throw ServerError.AlreadyExists($"Collection `{create.AliasName}` already exists!");
                _aliases[create.AliasName] = create.CollectionName;
                break;
            case AliasOperations.ActionOneofCase.DeleteAlias:
                _aliases.Remove(action.DeleteAlias.AliasName);
                break;
            case AliasOperations.ActionOneofCase.RenameAlias:
                RenameAlias rename = action.RenameAlias;
                if (!_aliases.Remove(rename.OldAliasName, out string? target)) throw ServerError.NotFound($"Alias {rename.OldAliasName} does not exists!");
                _aliases[rename.NewAliasName] = target;
                break;
        }
    }

    /// <summary>Waits for the changes under way and closes the store. Calls that come later, or are still on their way, are told so.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
        }
        foreach (Collection collection in List()) collection.Dispose();
        _store?.Dispose();
    }

    /// <exception cref="ObjectDisposedException">The engine is closed.</exception>
    public static void ThrowIf(bool closed)
    {
        if (closed) throw new ObjectDisposedException("Qdrant.Local", "The engine was closed during the call.");
    }

    /// <summary>Names are ordered by their UTF-8 bytes.</summary>
    private sealed class Utf8Order : IComparer<string>
    {
        public static readonly Utf8Order Instance = new();

        public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
    }
}
