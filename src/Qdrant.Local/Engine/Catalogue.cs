using System.Diagnostics.CodeAnalysis;
using Qdrant.Local.Service;

namespace Qdrant.Local.Engine;

/// <summary>The collections and their aliases.</summary>
internal sealed class Catalogue
{
    private readonly object _gate = new();
    private readonly SortedDictionary<string, Collection> _collections = new(Utf8Order.Instance);
    private readonly SortedDictionary<string, string> _aliases = new(Utf8Order.Instance);

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

    /// <summary>Changes the catalogue as a whole; nobody else sees it meanwhile.</summary>
    public T Change<T>(Func<SortedDictionary<string, Collection>, SortedDictionary<string, string>, T> change)
    {
        lock (_gate) return change(_collections, _aliases);
    }

    /// <summary>Names are ordered by their UTF-8 bytes, which is the order of code points.</summary>
    private sealed class Utf8Order : IComparer<string>
    {
        public static readonly Utf8Order Instance = new();

        public int Compare(string? x, string? y) =>
            System.Text.Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(y!));
    }
}
