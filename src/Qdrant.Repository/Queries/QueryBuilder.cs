using Qdrant.Core.Protocol;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository;

/// <summary>
/// A query in the making: each call returns a new builder and leaves this one as it was, so a part can be shared. Nothing is sent before
/// <see cref="ToListAsync"/> or one of its siblings.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
public sealed partial class QueryBuilder<TEntity, TKey, TFields>
{
    private readonly CollectionContext<TEntity, TKey> _context;
    private readonly TFields _fields;
    private readonly QuerySpec _spec;

    internal UnreadableRule Unreadable => _context.Unreadable;

    internal QueryBuilder(CollectionContext<TEntity, TKey> context, TFields fields, QuerySpec spec) => (_context, _fields, _spec) = (context, fields, spec);

    /// <summary>Only points that satisfy the condition; called again, all of the conditions.</summary>
    /// <param name="condition">For example <c>a => a.Category == "news" &amp;&amp; a.Price &lt; 20</c>.</param>
    public QueryBuilder<TEntity, TKey, TFields> Where(Func<TFields, Condition<TEntity>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Where(condition(_fields));
    }

    /// <summary>Only points that satisfy the condition; called again, all of the conditions.</summary>
    public QueryBuilder<TEntity, TKey, TFields> Where(Condition<TEntity> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Next(_spec with { Where = _spec.Where is null ? condition.Node : ConditionNode.And(_spec.Where, condition.Node) });
    }

    /// <summary>At most this many points; 10 when it is not called, which is the server's default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public QueryBuilder<TEntity, TKey, TFields> Limit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Next(_spec with { Limit = limit });
    }

    /// <summary>Leaves out the first points. For paging through everything use <c>ScrollAsync</c>: an offset gets dearer the larger it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative.</exception>
    public QueryBuilder<TEntity, TKey, TFields> Offset(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        return Next(_spec with { Offset = offset });
    }

    /// <summary>Leaves out points that score worse: at or below the threshold for cosine and dot product, at or above it for distances.</summary>
    public QueryBuilder<TEntity, TKey, TFields> ScoreThreshold(float threshold) => Next(_spec with { ScoreThreshold = threshold });

    /// <summary>Loads all vectors with the points. Without it they are empty or null, and such entities can not be upserted.</summary>
    public QueryBuilder<TEntity, TKey, TFields> WithVectors() => Next(_spec with { Vectors = new WithVectorsSelector { Enable = true } });

    /// <summary>Loads some vectors with the points.</summary>
    /// <param name="vectors">The vectors, for example <c>a => a.Embedding</c>.</param>
    public QueryBuilder<TEntity, TKey, TFields> WithVectors(params Func<TFields, IVectorField<TEntity>>[] vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var names = new VectorsSelector { Names = { vectors.Select(vector => vector(_fields).Name) } };
        return Next(_spec with { Vectors = new WithVectorsSelector { Include = names } });
    }

    /// <summary>How the search is done: exactly or through the graph, and how thoroughly.</summary>
    public QueryBuilder<TEntity, TKey, TFields> WithSearch(SearchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Next(_spec with { Search = settings.ToParams() });
    }

    /// <summary>
    /// Adds a query that finds candidates for this one, which then scores only those: by another vector, a fusion, or a formula.
    /// Conditions of this query hold for its candidates too.
    /// </summary>
    /// <param name="candidates">The inner query, for example <c>q => q.Nearest(a => a.Embedding, vector).Limit(100)</c>.</param>
    /// <exception cref="ArgumentException">The inner query has an offset or loads vectors, which only the outermost can.</exception>
    public QueryBuilder<TEntity, TKey, TFields> Prefetch(Func<QueryBuilder<TEntity, TKey, TFields>, QueryBuilder<TEntity, TKey, TFields>> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        QuerySpec inner = candidates(new QueryBuilder<TEntity, TKey, TFields>(_context, _fields, new QuerySpec()))._spec;
        if (inner.Offset is not null || inner.Vectors is not null)
            throw new ArgumentException("A prefetch has no Offset and loads no vectors; set them on the outermost query.", nameof(candidates));
        return Next(_spec with { Prefetch = [.. _spec.Prefetch, inner] });
    }

    private QueryBuilder<TEntity, TKey, TFields> Next(QuerySpec spec) => new(_context, _fields, spec);

    private QueryBuilder<TEntity, TKey, TFields> By(Query query, string? @using = null) => By(new QuerySource(query), @using);

    private QueryBuilder<TEntity, TKey, TFields> By(QuerySource source, string? @using)
    {
        if (_spec.Source is not null)
            throw new InvalidOperationException("A query searches by one thing. Add another as a Prefetch and combine them with FuseRrf, FuseDbsf or Formula.");
        return Next(_spec with { Source = source, Using = @using });
    }
}
