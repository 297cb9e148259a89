using System.Collections;

namespace Qdrant.Repository;

/// <summary>One point that a query found.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Item">The entity. Its vectors are empty or null unless the query asked for them.</param>
/// <param name="Score">Similarity or distance, by the vector's metric; a fused or computed score; 0 for ordered results.</param>
/// <param name="Id">The point id, as Qdrant keeps it.</param>
/// <param name="Version">The number of the operation that last changed the point; 0 where Qdrant does not tell.</param>
/// <param name="Order">The value the result was ordered by; null for other queries. Datetimes are microseconds since 1970.</param>
public sealed record Hit<T>(T Item, float Score, PointIdentity Id, ulong Version, double? Order)
{
    /// <summary>Entity and score: <c>foreach (var (article, score) in hits)</c>.</summary>
    public void Deconstruct(out T item, out float score) => (item, score) = (Item, Score);
}

/// <summary>What a query found, best first.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class QueryResult<T> : IReadOnlyList<Hit<T>>
{
    private readonly IReadOnlyList<Hit<T>> _hits;

    internal QueryResult(IReadOnlyList<Hit<T>> hits, TimeSpan serverTime, QueryCost? usage, int skipped) => (_hits, ServerTime, Usage, Skipped) = (hits, serverTime, usage, skipped);

    /// <summary>How long the server took.</summary>
    public TimeSpan ServerTime { get; }

    /// <summary>What the query cost, when the server tells.</summary>
    public QueryCost? Usage { get; }

    /// <summary>How many points were found and left out because they do not fit the entity; 0 unless <see cref="RepositorySettings{TEntity}.OnUnreadable"/> says Skip.</summary>
    public int Skipped { get; }

    /// <inheritdoc />
    public int Count => _hits.Count;

    /// <inheritdoc />
    public Hit<T> this[int index] => _hits[index];

    /// <inheritdoc />
    public IEnumerator<Hit<T>> GetEnumerator() => _hits.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Points that share a value.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TValue">The type of the value.</typeparam>
/// <param name="Value">The value they share.</param>
/// <param name="Hits">The best of them, best first.</param>
public sealed record HitGroup<T, TValue>(TValue Value, IReadOnlyList<Hit<T>> Hits)
{
    /// <summary>How many points of the group were left out because they do not fit the entity; 0 unless <see cref="RepositorySettings{TEntity}.OnUnreadable"/> says Skip.</summary>
    public int Skipped { get; init; }
}

/// <summary>How many points hold a value.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Count">The points that hold it.</param>
public sealed record FacetCount<TValue>(TValue Value, ulong Count);
