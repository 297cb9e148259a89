using System.Globalization;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Querying.Strict;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service.Points;

namespace Qdrant.Local.Service;

/// <summary>Strict mode for writes.</summary>
internal static class StrictWrites
{
    public static void Check(CollectionState state, PointWrite write, WriteTerms terms)
    {
        if (StrictMode.Limits(state) is not { } limits) return;
        switch (write)
        {
            case UpsertWrite upsert:
                StrictMode.CheckLimit("upsert limit", (ulong)upsert.Points.Count, limits.HasUpsertMaxBatchsize, limits.UpsertMaxBatchsize);
                foreach (PointRecord point in upsert.Points) CheckVectors(limits, point.Vectors);
                CheckSizes(state, limits, vectors: true, payload: true);
                break;
            case UpdateVectorsWrite update:
                StrictMode.CheckLimit("update limit", (ulong)update.Points.Count, limits.HasUpsertMaxBatchsize, limits.UpsertMaxBatchsize);
                foreach (VectorRecord point in update.Points) CheckVectors(limits, point.Vectors);
                CheckSizes(state, limits, vectors: true, payload: true);
                break;
            case SetPayloadWrite:
                CheckSizes(state, limits, vectors: false, payload: true);
                break;
        }
        StrictFilter.Check(state, write.Filter, isUpdate: true);
        if (terms.HasTimeout) StrictMode.CheckLimit("timeout", terms.Timeout, limits.HasMaxTimeout, limits.MaxTimeout);
    }

    private static void CheckVectors(StrictModeConfig limits, IReadOnlyList<NamedVector> vectors)
    {
        foreach (NamedVector vector in vectors)
        {
            if (vector.Value.Kind == VectorKind.Multi && limits.MultivectorConfig?.MultivectorConfig.GetValueOrDefault(vector.Name) is { HasMaxVectors: true } multi
                && (ulong)vector.Value.Rows > multi.MaxVectors)
                throw ServerError.BadRequest($"Multivector '{vector.Name}' has a limit of {multi.MaxVectors} vectors, but {vector.Value.Rows} were provided!");
            if (vector.Value.Kind == VectorKind.Sparse && limits.SparseConfig?.SparseConfig.GetValueOrDefault(vector.Name) is { HasMaxLength: true } sparse
                && (ulong)vector.Value.Indices.Length > sparse.MaxLength)
                throw ServerError.BadRequest($"Sparse vector '{vector.Name}' has a limit of {sparse.MaxLength} indices, but {vector.Value.Indices.Length} were provided!");
        }
    }

    private static void CheckSizes(CollectionState state, StrictModeConfig limits, bool vectors, bool payload)
    {
        bool points = vectors && limits.HasMaxPointsCount;
        bool vectorBytes = vectors && limits.HasMaxCollectionVectorSizeBytes;
        bool payloadBytes = payload && limits.HasMaxCollectionPayloadSizeBytes;
        if (!points && !vectorBytes && !payloadBytes) return;
        CollectionSize size = state.Usage.Size(state);
        if (vectorBytes && size.VectorBytes >= limits.MaxCollectionVectorSizeBytes)
            throw ServerError.BadRequest($"Max vector storage size limit of {Megabytes(limits.MaxCollectionVectorSizeBytes)}MB reached!");
        if (payloadBytes && size.PayloadBytes >= limits.MaxCollectionPayloadSizeBytes)
            throw ServerError.BadRequest($"Max payload storage size limit of {Megabytes(limits.MaxCollectionPayloadSizeBytes)}MB reached!");
        if (points && size.Points >= limits.MaxPointsCount) throw ServerError.BadRequest($"Max points count limit of {limits.MaxPointsCount} reached!");
    }

    /// <summary>In MB, as the shortest decimal text of a 32-bit float.</summary>
    private static string Megabytes(ulong bytes) => ((decimal)(bytes / 1048576f)).ToString("0.#############################", CultureInfo.InvariantCulture);
}
