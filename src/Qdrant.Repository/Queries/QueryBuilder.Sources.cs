using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Queries;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository;

public sealed partial class QueryBuilder<TEntity, TKey, TFields>
{
    /// <summary>Orders by nearness to a dense vector.</summary>
    /// <param name="field">The vector, for example <c>a => a.Embedding</c>.</param>
    /// <param name="vector">The query vector, of the same size.</param>
    /// <exception cref="QdrantException">The query vector has another size than the schema says.</exception>
    public QueryBuilder<TEntity, TKey, TFields> Nearest(Func<TFields, DenseVectorField<TEntity>> field, ReadOnlyMemory<float> vector)
    {
        string name = field(_fields).Name;
        _context.CheckSize(name, vector.Length);
        return By(new Query { Nearest = Dense(vector) }, name);
    }

    /// <inheritdoc cref="Nearest(Func{TFields, DenseVectorField{TEntity}}, ReadOnlyMemory{float})"/>
    public QueryBuilder<TEntity, TKey, TFields> Nearest(Func<TFields, DenseVectorField<TEntity>> field, ReadOnlyMemory<Half> vector) =>
        Nearest(field, Array.ConvertAll(vector.ToArray(), component => (float)component));

    /// <inheritdoc cref="Nearest(Func{TFields, DenseVectorField{TEntity}}, ReadOnlyMemory{float})"/>
    public QueryBuilder<TEntity, TKey, TFields> Nearest(Func<TFields, DenseVectorField<TEntity>> field, ReadOnlyMemory<byte> vector) =>
        Nearest(field, Array.ConvertAll(vector.ToArray(), component => (float)component));

    /// <summary>Orders by dot product with a sparse vector; only points that share an index with it are found.</summary>
    /// <param name="field">The vector, for example <c>a => a.Terms</c>.</param>
    /// <param name="vector">The query vector.</param>
    public QueryBuilder<TEntity, TKey, TFields> Nearest(Func<TFields, SparseVectorField<TEntity>> field, SparseVector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        var message = new Core.Protocol.SparseVector { Indices = { vector.Indices.ToArray() }, Values = { vector.Values.ToArray() } };
        return By(new Query { Nearest = new VectorInput { Sparse = message } }, field(_fields).Name);
    }

    /// <summary>Orders by MaxSim with a multivector: each query row counts its best match.</summary>
    /// <param name="field">The vector, for example <c>a => a.Tokens</c>.</param>
    /// <param name="rows">The rows of the query, each of the vector's size.</param>
    /// <exception cref="QdrantException">A row has another size than the schema says.</exception>
    public QueryBuilder<TEntity, TKey, TFields> Nearest(Func<TFields, MultiVectorField<TEntity>> field, params ReadOnlyMemory<float>[] rows)
    {
        string name = field(_fields).Name;
        var message = new MultiDenseVector();
        foreach (ReadOnlyMemory<float> row in rows)
        {
            _context.CheckSize(name, row.Length);
            message.Vectors.Add(new DenseVector { Data = { row.ToArray() } });
        }
        return By(new Query { Nearest = new VectorInput { MultiDense = message } }, name);
    }

    /// <summary>Orders by nearness to another point's vector; the point itself is not found.</summary>
    /// <param name="field">The vector to compare.</param>
    /// <param name="key">The key of the other point.</param>
    public QueryBuilder<TEntity, TKey, TFields> NearestTo(Func<TFields, IVectorField<TEntity>> field, TKey key) =>
        By(new Query { Nearest = Stored(key) }, field(_fields).Name);

    /// <summary>Orders by nearness to a text, which the repository's embedding generator turns into a vector when the query runs.</summary>
    /// <param name="field">The vector, for example <c>a => a.Embedding</c>.</param>
    /// <param name="text">The text.</param>
    public QueryBuilder<TEntity, TKey, TFields> NearestText(Func<TFields, DenseVectorField<TEntity>> field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = field(_fields).Name;
        return By(TextSource(name, text), name);
    }

    /// <summary>Orders by BM25 over a sparse vector whose points were encoded by it (Qdrant's <c>qdrant/bm25</c>).</summary>
    /// <param name="field">The vector, for example <c>a => a.Terms</c>.</param>
    /// <param name="text">The text.</param>
    public QueryBuilder<TEntity, TKey, TFields> NearestText(Func<TFields, SparseVectorField<TEntity>> field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return By(new Query { Nearest = new VectorInput { Sparse = CollectionContext<TEntity, TKey>.EncodeQuery(text) } }, field(_fields).Name);
    }

    /// <summary>Orders by BM25 over a text index that scores; no vector is needed. Finds points with at least one word of the query. Since Qdrant 1.20.</summary>
    /// <param name="field">The text, for example <c>a => a.Title</c>. Its index must declare <c>Scoring</c>.</param>
    /// <param name="text">The words.</param>
    /// <param name="scoring">The parameters of BM25; null: k 1.2 and b 0.75.</param>
    public QueryBuilder<TEntity, TKey, TFields> SearchText(Func<TFields, ITextSearchable<TEntity>> field, string text, Bm25Scoring? scoring = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return By(new Query { Text = new TextQuery { Query = text, Bm25 = scoring?.ToParams() } }, field(_fields).Path);
    }

    /// <summary>
    /// Searches by meaning and by words at once: the dense vector by an embedding of the text, and the sparse vector or scored text index by BM25, fused by
    /// reciprocal rank. Which they are follows from the model: the vectors that are filled from text, or the only ones there are.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="candidates">How many points each of the two contributes.</param>
    /// <exception cref="QdrantException">The model has no dense vector, or nothing to search words in.</exception>
    public QueryBuilder<TEntity, TKey, TFields> Hybrid(string text, int candidates = 100)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        CollectionSchema schema = _context.Schema;
        VectorSchema[] dense = [.. schema.Vectors.Where(vector => !vector.Multi)];
        VectorSchema meaning = dense.FirstOrDefault(vector => vector.FromText) ?? (dense.Length == 1 ? dense[0] : throw new QdrantException(
            $"Hybrid does not know which dense vector of {typeof(TEntity).Name} holds its text: mark it with [Vector(…, From = …)], or combine two Prefetch calls with FuseRrf."));
        SparseVectorSchema? sparse = schema.SparseVectors.FirstOrDefault(vector => vector.FromText) ?? (schema.SparseVectors.Count == 1 ? schema.SparseVectors[0] : null);
        string? indexed = schema.PayloadIndexes.OfType<TextIndexSchema>().FirstOrDefault(index => index.Scoring is not null)?.Path;
        QuerySpec words = sparse is not null
            ? new QuerySpec { Source = new(new Query { Nearest = new VectorInput { Sparse = CollectionContext<TEntity, TKey>.EncodeQuery(text) } }), Using = sparse.Name }
            : indexed is not null
                ? new QuerySpec { Source = new(new Query { Text = new TextQuery { Query = text } }), Using = indexed }
                : throw new QdrantException($"Hybrid needs a sparse vector or a text index with Scoring on {typeof(TEntity).Name}; it has neither.");
        QuerySpec near = new() { Source = TextSource(meaning.Name, text), Using = meaning.Name };
        return Next(_spec with { Prefetch = [.. _spec.Prefetch, near with { Limit = candidates }, words with { Limit = candidates }] }).FuseRrf();
    }

    /// <summary>Fuses the prefetches by reciprocal rank: 1 / (k + rank), times the weight of the list.</summary>
    /// <param name="k">Flattens the ranks, at least 1; null: the server's default, 2. Since Qdrant 1.16.</param>
    /// <param name="weights">One weight for each prefetch; null: all 1. Since Qdrant 1.17.</param>
    public QueryBuilder<TEntity, TKey, TFields> FuseRrf(int? k = null, float[]? weights = null)
    {
        if (k is null && weights is null) return By(new Query { Fusion = Fusion.Rrf });
        var rrf = new Rrf();
        if (k is { } flat)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(flat, 1, nameof(k));
            rrf.K = (uint)flat;
        }
        if (weights is not null) rrf.Weights.AddRange(weights);
        return By(new Query { Rrf = rrf });
    }

    /// <summary>Fuses the prefetches by their scores, each list normalised by its mean and deviation. Since Qdrant 1.11.</summary>
    public QueryBuilder<TEntity, TKey, TFields> FuseDbsf() => By(new Query { Fusion = Fusion.Dbsf });

    private QuerySource TextSource(string vector, string text) => new(
        new Query { Nearest = new VectorInput { Document = new Document { Text = text } } },
        async cancellationToken => new Query { Nearest = Dense(await _context.EmbedAsync(vector, text, cancellationToken).ConfigureAwait(false)) });

    private VectorInput Stored(TKey key) => new() { Id = _context.Model.ToPointId(key) };

    private static VectorInput Dense(ReadOnlyMemory<float> vector) => new() { Dense = new DenseVector { Data = { vector.ToArray() } } };
}

/// <summary>The parameters of BM25.</summary>
/// <param name="K">How much repeated words count, at least 0; 1.2 by default.</param>
/// <param name="B">How much the length of a document counts, 0 to 1; 0.75 by default.</param>
public sealed record Bm25Scoring(float K = 1.2f, float B = 0.75f)
{
    internal Bm25Params ToParams() => new() { K = K, B = B };
}
