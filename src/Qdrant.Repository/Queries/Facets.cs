using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository;

/// <summary>What to count: values of fields, and points within ranges. Immutable.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
public sealed class FacetRequest<TEntity, TFields>
{
    internal FacetRequest(TFields fields, IReadOnlyList<(string Path, int Limit)>? values = null, IReadOnlyList<(string Path, double From, double To)>? ranges = null) =>
        (Fields, Values, Ranges) = (fields, values ?? [], ranges ?? []);

    internal TFields Fields { get; }
    internal IReadOnlyList<(string Path, int Limit)> Values { get; }
    internal IReadOnlyList<(string Path, double From, double To)> Ranges { get; }

    /// <summary>Counts the values of a field, most frequent first.</summary>
    /// <param name="field">The field; it has a keyword, integer, uuid or bool index.</param>
    /// <param name="limit">How many values at most.</param>
    public FacetRequest<TEntity, TFields> Add(Func<TFields, IFacetable<TEntity>> field, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return new(Fields, [.. Values, (field(Fields).Path, limit)], Ranges);
    }

    /// <summary>Counts the points whose number lies between each two bounds, the lower one included.</summary>
    /// <param name="field">The number.</param>
    /// <param name="bounds">At least two, ascending.</param>
    /// <exception cref="ArgumentException">There are fewer than two bounds, or they do not ascend.</exception>
    public FacetRequest<TEntity, TFields> Buckets(Func<TFields, INumber<TEntity>> field, params double[] bounds)
    {
        ArgumentNullException.ThrowIfNull(field);
        string path = field(Fields).Path;
        if (bounds.Length < 2 || !bounds.Zip(bounds.Skip(1)).All(pair => pair.First < pair.Second))
            throw new ArgumentException($"The buckets of '{path}' need at least two ascending bounds.", nameof(bounds));
        return new(Fields, Values, [.. Ranges, .. bounds.Zip(bounds.Skip(1)).Select(pair => (path, pair.First, pair.Second))]);
    }
}

/// <summary>How many points lie in a range.</summary>
/// <param name="From">The lower bound, included.</param>
/// <param name="To">The upper bound, not included.</param>
/// <param name="Count">The points.</param>
public sealed record BucketCount(double From, double To, ulong Count);

/// <summary>What was counted.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
public sealed class Facets<TEntity, TFields>
{
    private readonly TFields _fields;
    private readonly Dictionary<string, IReadOnlyList<FacetHit>> _values = [];
    private readonly List<(string Path, BucketCount Bucket)> _buckets = [];

    private Facets(TFields fields) => _fields = fields;

    /// <summary>The values of a field, most frequent first.</summary>
    /// <param name="field">One of the fields that were asked for.</param>
    /// <exception cref="KeyNotFoundException">The field was not asked for.</exception>
    public IReadOnlyList<FacetCount<TValue>> Of<TValue>(Func<TFields, IFacetable<TEntity, TValue>> field)
    {
        IFacetable<TEntity, TValue> handle = field(_fields);
        return _values.TryGetValue(handle.Path, out IReadOnlyList<FacetHit>? hits)
            ? [.. hits.Select(hit => new FacetCount<TValue>(handle.ReadFacet(hit.Value), hit.Count))]
            : throw new KeyNotFoundException($"'{handle.Path}' was not among the facets that were asked for.");
    }

    /// <summary>The buckets of a number; empty when none were asked for.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<BucketCount> Buckets(Func<TFields, INumber<TEntity>> field)
    {
        string path = field(_fields).Path;
        return [.. _buckets.Where(bucket => bucket.Path == path).Select(bucket => bucket.Bucket)];
    }

    internal static async Task<Facets<TEntity, TFields>> CountAsync<TKey>(
        CollectionContext<TEntity, TKey> context, ConditionNode where, FacetRequest<TEntity, TFields> request, CancellationToken cancellationToken)
    {
        var result = new Facets<TEntity, TFields>(request.Fields);
        Filter? filter = FilterCompiler.CompileOrNull(where);
        foreach ((string path, int limit) in request.Values)
        {
            var facet = new FacetCounts { CollectionName = context.Collection, Key = path, Filter = filter, Limit = (ulong)limit, ReadConsistency = context.ReadConsistency };
            result._values[path] = (await context.CallAsync(RpcMethods.Points.Facet, facet, cancellationToken).ConfigureAwait(false)).Hits;
        }
        foreach ((string path, double from, double to) in request.Ranges)
        {
            Filter within = FilterCompiler.Compile(ConditionNode.And(where, FieldLeaf.Range(path, from, true, to, false)));
            var count = new CountPoints { CollectionName = context.Collection, Filter = within, ReadConsistency = context.ReadConsistency };
            CountResponse answer = await context.CallAsync(RpcMethods.Points.Count, count, cancellationToken).ConfigureAwait(false);
            result._buckets.Add((path, new BucketCount(from, to, answer.Result.Count)));
        }
        return result;
    }
}
