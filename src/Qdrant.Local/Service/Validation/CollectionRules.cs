using Qdrant.Core.Protocol;

namespace Qdrant.Local.Service.Validation;

/// <summary>The rules of collection requests, checked on the message before anything else.</summary>
internal static class CollectionRules
{
    private const ulong MaxDimension = 65536;

    /// <summary>What no new collection's or vector's name may hold, in the order in which it is looked for.</summary>
    public const string ForbiddenInNames = "<>:\"/\\|?*\0\u001f";

    public static void Check(CreateCollection request)
    {
        var found = new Violations();
        int characters = Violations.CountCharacters(request.CollectionName);
        if (characters is < 1 or > 255) found.Add("collection_name", $"value \"{request.CollectionName}\" invalid, must be from 1 to 255 characters");
        found.ForbiddenCharacter("collection_name", request.CollectionName, ForbiddenInNames);
        Hnsw(found, "hnsw_config", request.HnswConfig);
        if (request.WalConfig is { } wal)
        {
            found.AtLeast("wal_config.wal_capacity_mb", wal.HasWalCapacityMb, wal.WalCapacityMb, 1);
            found.AtLeast("wal_config.wal_retain_closed", wal.HasWalRetainClosed, wal.WalRetainClosed, 1);
        }
        Optimizers(found, request.OptimizersConfig);
        found.AtLeast("shard_number", request.HasShardNumber, request.ShardNumber, 1);
        found.AtLeast("replication_factor", request.HasReplicationFactor, request.ReplicationFactor, 1);
        found.AtLeast("write_consistency_factor", request.HasWriteConsistencyFactor, request.WriteConsistencyFactor, 1);
        switch (request.VectorsConfig?.ConfigCase)
        {
            case VectorsConfig.ConfigOneofCase.Params: Vector(found, "vectors_config.config", request.VectorsConfig.Params); break;
            case VectorsConfig.ConfigOneofCase.ParamsMap:
                AnyOf(found, request.VectorsConfig.ParamsMap.Map.Values, (inner, value) => Vector(inner, "vectors_config.config.map.[]", value));
                break;
        }
        Quantization(found, "quantization_config.quantization", request.QuantizationConfig);
        StrictMode(found, request.StrictModeConfig);
        found.ThrowIfAny();
    }

    public static void Check(UpdateCollection request)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        found.AtLeast("timeout", request.HasTimeout, request.Timeout, 1);
        Hnsw(found, "hnsw_config", request.HnswConfig);
        Optimizers(found, request.OptimizersConfig);
        if (request.Params is { } parameters)
        {
            found.AtLeast("params.replication_factor", parameters.HasReplicationFactor, parameters.ReplicationFactor, 1);
            found.AtLeast("params.write_consistency_factor", parameters.HasWriteConsistencyFactor, parameters.WriteConsistencyFactor, 1);
        }
        switch (request.VectorsConfig?.ConfigCase)
        {
            case VectorsConfigDiff.ConfigOneofCase.Params: Diff(found, "vectors_config.config", request.VectorsConfig.Params); break;
            case VectorsConfigDiff.ConfigOneofCase.ParamsMap:
                AnyOf(found, request.VectorsConfig.ParamsMap.Map.Values, (inner, value) => Diff(inner, "vectors_config.config.map.[]", value));
                break;
        }
        Quantization(found, "quantization_config.quantization", request.QuantizationConfig);
        StrictMode(found, request.StrictModeConfig);
        found.ThrowIfAny();
    }

    /// <summary>A dense vector's settings when a name is added later.</summary>
    public static void Check(CreateVectorNameRequest request)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        switch (request.VectorConfigCase)
        {
            case CreateVectorNameRequest.VectorConfigOneofCase.DenseConfig:
                found.Between("vector_config.size", request.DenseConfig.Size, 1, MaxDimension);
                break;
            case CreateVectorNameRequest.VectorConfigOneofCase.SparseConfig when request.SparseConfig.HasDatatype && request.SparseConfig.Datatype == Datatype.Turbo4:
                found.Add("vector_config.datatype", "sparse vectors do not support the `turbo4` datatype");
                break;
        }
        found.ThrowIfAny();
    }

    /// <summary>Only one failing value of a map is reported.</summary>
    private static void AnyOf<T>(Violations found, IEnumerable<T> values, Action<Violations, T> check)
    {
        foreach (T value in values)
        {
            var inner = new Violations();
            check(inner, value);
            if (inner.Entries.Count == 0) continue;
            found.Entries.AddRange(inner.Entries);
            return;
        }
    }

    private static void Vector(Violations found, string path, VectorParams value)
    {
        found.Between(path + ".size", value.Size, 1, MaxDimension);
        Hnsw(found, path + ".hnsw_config", value.HnswConfig);
        Quantization(found, path + ".quantization_config.quantization", value.QuantizationConfig);
    }

    private static void Diff(Violations found, string path, VectorParamsDiff value)
    {
        Hnsw(found, path + ".hnsw_config", value.HnswConfig);
        Quantization(found, path + ".quantization_config.quantization", value.QuantizationConfig);
    }

    private static void Hnsw(Violations found, string path, HnswConfigDiff? value)
    {
        if (value is not null) found.AtLeast(path + ".ef_construct", value.HasEfConstruct, value.EfConstruct, 4);
    }

    private static void Optimizers(Violations found, OptimizersConfigDiff? value)
    {
        if (value is null) return;
        if (value.HasDeletedThreshold) found.Between("optimizers_config.deleted_threshold", value.DeletedThreshold, 0, 1);
        found.AtLeast("optimizers_config.vacuum_min_vector_number", value.HasVacuumMinVectorNumber, value.VacuumMinVectorNumber, 100);
        found.AtLeast("optimizers_config.max_segment_size", value.HasMaxSegmentSize, value.MaxSegmentSize, 1);
    }

    private static void Quantization(Violations found, string path, QuantizationConfig? value)
    {
        if (value?.QuantizationCase == QuantizationConfig.QuantizationOneofCase.Scalar) Scalar(found, path, value.Scalar);
    }

    private static void Quantization(Violations found, string path, QuantizationConfigDiff? value)
    {
        if (value?.QuantizationCase == QuantizationConfigDiff.QuantizationOneofCase.Scalar) Scalar(found, path, value.Scalar);
    }

    private static void Scalar(Violations found, string path, ScalarQuantization value)
    {
        if (value.HasQuantile) found.Between(path + ".quantile", value.Quantile, 0.5, 1);
    }

    private static void StrictMode(Violations found, StrictModeConfig? value)
    {
        if (value is null) return;
        const string path = "strict_mode_config.";
        found.AtLeast(path + "max_query_limit", value.HasMaxQueryLimit, value.MaxQueryLimit, 1);
        found.AtLeast(path + "max_timeout", value.HasMaxTimeout, value.MaxTimeout, 1);
        found.AtLeast(path + "max_points_count", value.HasMaxPointsCount, value.MaxPointsCount, 1);
        found.AtLeast(path + "read_rate_limit", value.HasReadRateLimit, value.ReadRateLimit, 1);
        found.AtLeast(path + "write_rate_limit", value.HasWriteRateLimit, value.WriteRateLimit, 1);
        if (value.HasMaxResidentMemoryPercent) found.Between(path + "max_resident_memory_percent", value.MaxResidentMemoryPercent, 1UL, 100UL);
        if (value.MultivectorConfig is { } multi)
            AnyOf(found, multi.MultivectorConfig.Values, (inner, limit) => inner.AtLeast(path + "multivector_config.multivector_config.[].max_vectors", limit.HasMaxVectors, limit.MaxVectors, 1));
        if (value.SparseConfig is { } sparse)
            AnyOf(found, sparse.SparseConfig.Values, (inner, limit) => inner.AtLeast(path + "sparse_config.sparse_config.[].max_length", limit.HasMaxLength, limit.MaxLength, 1));
    }
}
