using Microsoft.Extensions.AI;
using Qdrant.Core.Text;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Queries;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository.Writes;

/// <summary>
/// Fills the vectors that a model makes from text: dense ones by the embedding generator, sparse ones by BM25. A dense vector without a generator is
/// taken from the entity.
/// </summary>
internal sealed class TextVectors<TEntity, TKey>(CollectionContext<TEntity, TKey> context)
{
    private readonly VectorSchema[] _dense = [.. context.Schema.Vectors.Where(vector => vector.FromText && context.Generator(vector.Name) is not null)];
    private readonly SparseVectorSchema[] _sparse = [.. context.Schema.SparseVectors.Where(vector => vector.FromText)];

    /// <summary>Whether there is nothing to compute.</summary>
    public bool IsEmpty => _dense.Length == 0 && _sparse.Length == 0;

    /// <summary>The computed vectors of some entities, in their order; one call of each generator.</summary>
    public async ValueTask<ComputedVectors?[]> ComputeAsync(IReadOnlyList<TEntity> entities, CancellationToken cancellationToken)
    {
        var computed = new ComputedVectors?[entities.Count];
        foreach (VectorSchema vector in _dense)
        {
            (int Index, string Text)[] texts = [.. Texts(entities, vector.Name)];
            if (texts.Length == 0) continue;
            GeneratedEmbeddings<Embedding<float>> made =
                await context.Generator(vector.Name)!.GenerateAsync(texts.Select(text => text.Text), cancellationToken: cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < texts.Length; i++) (computed[texts[i].Index] ??= new()).Add(vector.Name, made[i].Vector);
        }
        foreach (SparseVectorSchema vector in _sparse)
        {
            foreach ((int index, string text) in Texts(entities, vector.Name))
            {
                Bm25Vector encoded = Bm25Encoder.Default.EncodeDocument(text);
                (computed[index] ??= new()).Add(vector.Name, new SparseVector(encoded.Indices, encoded.Values));
            }
        }
        return computed;
    }

    private IEnumerable<(int Index, string Text)> Texts(IReadOnlyList<TEntity> entities, string vector)
    {
        for (int i = 0; i < entities.Count; i++)
            if (context.Model.GetVectorText(entities[i], vector) is { } text) yield return (i, text);
    }
}
