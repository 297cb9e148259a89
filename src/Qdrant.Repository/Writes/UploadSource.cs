using System.Runtime.CompilerServices;
using Qdrant.Repository.Codec;

namespace Qdrant.Repository.Writes;

/// <summary>The source of an upload, with the vectors that are computed from text: a chunk of entities at a time, since generators work in batches.</summary>
internal static class UploadSource
{
    public static async IAsyncEnumerable<(TEntity Entity, ComputedVectors? Vectors)> Compute<TEntity, TKey>(
        IAsyncEnumerable<TEntity> entities, TextVectors<TEntity, TKey> vectors, int chunkSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var chunk = new List<TEntity>(chunkSize);
        await foreach (TEntity entity in entities.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            chunk.Add(entity);
            if (chunk.Count < chunkSize) continue;
            ComputedVectors?[] computed = await vectors.ComputeAsync(chunk, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < chunk.Count; i++) yield return (chunk[i], computed[i]);
            chunk.Clear();
        }
        ComputedVectors?[] rest = await vectors.ComputeAsync(chunk, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < chunk.Count; i++) yield return (chunk[i], rest[i]);
    }

    public static async IAsyncEnumerable<T> ToAsync<T>(IEnumerable<T> source)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (T item in source) yield return item;
    }
}
