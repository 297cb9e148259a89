using Qdrant.Core.Protocol;
#pragma warning disable CS0612 // The older on-disk flags are what servers before 1.19 understand.

namespace Qdrant.Repository.Schema;

/// <summary>Turns a declared schema into the messages that create it.</summary>
internal static class SchemaConversion
{
    /// <summary>The message that creates the collection, without its payload indexes.</summary>
    public static CreateCollection ToCreateCollection(this CollectionSchema schema, string collection)
    {
        var create = new CreateCollection { CollectionName = collection };
        if (ToVectorsConfig(schema) is { } vectors) create.VectorsConfig = vectors;
        if (schema.SparseVectors.Count > 0)
        {
            create.SparseVectorsConfig = new SparseVectorConfig();
            foreach (SparseVectorSchema sparse in schema.SparseVectors) create.SparseVectorsConfig.Map.Add(sparse.Name, ToSparseVectorParams(sparse));
        }
        if (schema.ShardNumber is { } shards) create.ShardNumber = (uint)shards;
        if (schema.ReplicationFactor is { } replicas) create.ReplicationFactor = (uint)replicas;
        if (schema.WriteConsistencyFactor is { } confirm) create.WriteConsistencyFactor = (uint)confirm;
        if (schema.Sharding is { } sharding) create.ShardingMethod = (Core.Protocol.ShardingMethod)(int)sharding;
        if (schema.OnDiskPayload is { } onDisk) create.OnDiskPayload = onDisk;
        if (schema.PayloadMemory is { } payload) create.Payload = new PayloadStorageParams { Memory = ToProtocol(payload) };
        if (schema.IdTrackerMemory is { } ids) create.IdTracker = new IdTrackerParams { Memory = ToProtocol(ids) };
        if (schema.Hnsw is { } hnsw) create.HnswConfig = ToHnswConfig(hnsw);
        if (schema.Quantization is { } quantization) create.QuantizationConfig = ToQuantizationConfig(quantization);
        if (schema.Optimizers is { } optimizers) create.OptimizersConfig = StorageConversion.ToOptimizersConfig(optimizers);
        if (schema.Wal is { } wal) create.WalConfig = StorageConversion.ToWalConfig(wal);
        if (schema.StrictMode is { } strict) create.StrictModeConfig = StorageConversion.ToStrictModeConfig(strict);
        foreach (var (key, value) in schema.Metadata) create.Metadata.Add(key, new Value { StringValue = value });
        return create;
    }

    /// <summary>The settings of one dense vector.</summary>
    public static VectorParams ToVectorParams(this VectorSchema vector)
    {
        var parameters = new VectorParams { Size = (ulong)vector.Size, Distance = (Core.Protocol.Distance)(int)vector.Distance };
        if (vector.Multi) parameters.MultivectorConfig = new MultiVectorConfig { Comparator = MultiVectorComparator.MaxSim };
        if (vector.Datatype is { } datatype) parameters.Datatype = (Core.Protocol.Datatype)(int)datatype;
        if (vector.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (vector.Memory is { } memory) parameters.Memory = ToProtocol(memory);
        if (vector.Hnsw is { } hnsw) parameters.HnswConfig = ToHnswConfig(hnsw);
        if (vector.Quantization is { } quantization) parameters.QuantizationConfig = ToQuantizationConfig(quantization);
        return parameters;
    }

    /// <summary>The settings of one sparse vector.</summary>
    public static SparseVectorParams ToSparseVectorParams(this SparseVectorSchema sparse)
    {
        var parameters = new SparseVectorParams();
        if (sparse.Modifier is { } modifier) parameters.Modifier = (Core.Protocol.Modifier)(int)modifier;
        if (sparse.Datatype is null && sparse.FullScanThreshold is null && sparse.OnDisk is null && sparse.Memory is null) return parameters;
        parameters.Index = new SparseIndexConfig();
        if (sparse.Datatype is { } datatype) parameters.Index.Datatype = (Core.Protocol.Datatype)(int)datatype;
        if (sparse.FullScanThreshold is { } threshold) parameters.Index.FullScanThreshold = (ulong)threshold;
        if (sparse.OnDisk is { } onDisk) parameters.Index.OnDisk = onDisk;
        if (sparse.Memory is { } memory) parameters.Index.Memory = ToProtocol(memory);
        return parameters;
    }

    /// <summary>A memory placement as the contract has it.</summary>
    public static Core.Protocol.Memory ToProtocol(Memory memory) => (Core.Protocol.Memory)(int)memory;

    private static VectorsConfig? ToVectorsConfig(CollectionSchema schema)
    {
        if (schema.Vectors.Count == 0) return null;
        if (schema.Vectors is [{ Name: "" } unnamed]) return new VectorsConfig { Params = unnamed.ToVectorParams() };
        var map = new VectorParamsMap();
        foreach (VectorSchema vector in schema.Vectors) map.Map.Add(vector.Name, vector.ToVectorParams());
        return new VectorsConfig { ParamsMap = map };
    }

    private static HnswConfigDiff ToHnswConfig(HnswSchema hnsw)
    {
        var config = new HnswConfigDiff();
        if (hnsw.M is { } m) config.M = (ulong)m;
        if (hnsw.EfConstruct is { } ef) config.EfConstruct = (ulong)ef;
        if (hnsw.FullScanThreshold is { } scan) config.FullScanThreshold = (ulong)scan;
        if (hnsw.MaxIndexingThreads is { } threads) config.MaxIndexingThreads = (ulong)threads;
        if (hnsw.OnDisk is { } onDisk) config.OnDisk = onDisk;
        if (hnsw.PayloadM is { } payloadM) config.PayloadM = (ulong)payloadM;
        if (hnsw.InlineStorage is { } inline) config.InlineStorage = inline;
        if (hnsw.Memory is { } memory) config.Memory = ToProtocol(memory);
        return config;
    }

    private static QuantizationConfig ToQuantizationConfig(QuantizationSchema quantization)
    {
        var config = new QuantizationConfig();
        switch (quantization)
        {
            case ScalarQuantizationSchema scalar:
                config.Scalar = new ScalarQuantization { Type = QuantizationType.Int8 };
                if (scalar.Quantile is { } quantile) config.Scalar.Quantile = quantile;
                if (scalar.AlwaysRam is { } scalarRam) config.Scalar.AlwaysRam = scalarRam;
                if (scalar.Memory is { } scalarMemory) config.Scalar.Memory = ToProtocol(scalarMemory);
                break;
            case ProductQuantizationSchema product:
                config.Product = new ProductQuantization { Compression = (Core.Protocol.CompressionRatio)(int)product.Compression };
                if (product.AlwaysRam is { } productRam) config.Product.AlwaysRam = productRam;
                if (product.Memory is { } productMemory) config.Product.Memory = ToProtocol(productMemory);
                break;
            case BinaryQuantizationSchema binary:
                config.Binary = new BinaryQuantization();
                if (binary.Encoding is { } encoding) config.Binary.Encoding = (Core.Protocol.BinaryQuantizationEncoding)(int)encoding;
                if (binary.QueryEncoding is { } query)
                    config.Binary.QueryEncoding = new Core.Protocol.BinaryQuantizationQueryEncoding { Setting = (Core.Protocol.BinaryQuantizationQueryEncoding.Types.Setting)(int)query };
                if (binary.AlwaysRam is { } binaryRam) config.Binary.AlwaysRam = binaryRam;
                if (binary.Memory is { } binaryMemory) config.Binary.Memory = ToProtocol(binaryMemory);
                break;
            case TurboQuantizationSchema turbo:
                config.Turboquant = new TurboQuantization();
                if (turbo.Bits is { } bits) config.Turboquant.Bits = (Core.Protocol.TurboQuantBitSize)(int)bits;
                if (turbo.AlwaysRam is { } turboRam) config.Turboquant.AlwaysRam = turboRam;
                if (turbo.Memory is { } turboMemory) config.Turboquant.Memory = ToProtocol(turboMemory);
                break;
        }
        return config;
    }
}
