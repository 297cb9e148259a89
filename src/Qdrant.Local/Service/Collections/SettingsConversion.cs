using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Service.Collections;

/// <summary>Checks and cleans the parts of collection settings: what a message may hold but settings can't is refused or dropped, as the server does.</summary>
internal static class SettingsConversion
{
    public static VectorsConfig Vectors(VectorsConfig? sent, LocalRelease release)
    {
        switch (sent?.ConfigCase)
        {
            case VectorsConfig.ConfigOneofCase.Params:
                return new VectorsConfig { Params = Vector(sent.Params, release) };
            case VectorsConfig.ConfigOneofCase.ParamsMap:
                var named = new VectorsConfig { ParamsMap = new VectorParamsMap() };
                foreach ((string name, VectorParams vector) in sent.ParamsMap.Map) named.ParamsMap.Map.Add(name, Vector(vector, release));
                return named;
            default:
                return new VectorsConfig { ParamsMap = new VectorParamsMap() };
        }
    }

    public static VectorParams Vector(VectorParams sent, LocalRelease release)
    {
        VectorParams vector = sent.Clone();
        Distance(sent.Distance);
        if (vector.HnswConfig is not null) vector.HnswConfig = Hnsw(vector.HnswConfig);
        if (vector.QuantizationConfig is { } quantization)
        {
            if (quantization.QuantizationCase == QuantizationConfig.QuantizationOneofCase.None) throw ServerError.Conversion("QuantizationConfig must contain quantization");
            vector.QuantizationConfig = Quantization(quantization, release);
        }
        if (vector.HasDatatype && !KeepDatatype(vector.Datatype, release)) vector.ClearDatatype();
        if (vector.HasMemory && !KeepMemory(vector.Memory)) vector.ClearMemory();
        if (vector.MultivectorConfig is { } multi && multi.Comparator != MultiVectorComparator.MaxSim) throw ServerError.Conversion("Unknown multi vector comparator");
        return vector;
    }

    public static void Distance(Distance sent)
    {
        if (sent == Qdrant.Core.Protocol.Distance.UnknownDistance) throw ServerError.Conversion("Malformed distance parameter: UnknownDistance");
        if (!Enum.IsDefined(sent)) throw ServerError.Conversion($"Malformed distance parameter, unexpected value: {(int)sent}");
    }

    /// <summary>Whether a datatype is a setting of its own; 0 is "not set".</summary>
    public static bool KeepDatatype(Datatype sent, LocalRelease release)
    {
        if (sent == Datatype.Default) return false;
        Datatype newest = release >= LocalRelease.V1_20 ? Datatype.Turbo16 : Datatype.Turbo4;
        if (sent < Datatype.Default || sent > newest) throw ServerError.Conversion($"Cannot convert datatype: {(int)sent}");
        return true;
    }

    /// <summary>Whether a placement is a setting of its own; 0 is "not set".</summary>
    public static bool KeepMemory(Memory sent)
    {
        if (sent == Memory.Unknown) return false;
        if (!Enum.IsDefined(sent)) throw ServerError.Conversion($"Cannot convert memory placement: {(int)sent}");
        return true;
    }

    /// <summary>HNSW settings; here alone an unknown placement is ignored.</summary>
    public static HnswConfigDiff Hnsw(HnswConfigDiff sent)
    {
        HnswConfigDiff hnsw = sent.Clone();
        if (hnsw.HasMemory && (hnsw.Memory == Memory.Unknown || !Enum.IsDefined(hnsw.Memory))) hnsw.ClearMemory();
        return hnsw;
    }

    public static QuantizationConfig Quantization(QuantizationConfig sent, LocalRelease release)
    {
        QuantizationConfig quantization = sent.Clone();
        switch (quantization.QuantizationCase)
        {
            case QuantizationConfig.QuantizationOneofCase.Scalar: Scalar(quantization.Scalar); break;
            case QuantizationConfig.QuantizationOneofCase.Product: Product(quantization.Product); break;
            case QuantizationConfig.QuantizationOneofCase.Binary: Binary(quantization.Binary); break;
            case QuantizationConfig.QuantizationOneofCase.Turboquant: Turbo(quantization.Turboquant, release); break;
        }
        return quantization;
    }

    /// <summary>A change of quantization; null: turned off.</summary>
    public static QuantizationConfig? Quantization(QuantizationConfigDiff sent, LocalRelease release) => sent.QuantizationCase switch
    {
        QuantizationConfigDiff.QuantizationOneofCase.Scalar => Quantization(new QuantizationConfig { Scalar = sent.Scalar }, release),
        QuantizationConfigDiff.QuantizationOneofCase.Product => Quantization(new QuantizationConfig { Product = sent.Product }, release),
        QuantizationConfigDiff.QuantizationOneofCase.Binary => Quantization(new QuantizationConfig { Binary = sent.Binary }, release),
        QuantizationConfigDiff.QuantizationOneofCase.Turboquant => Quantization(new QuantizationConfig { Turboquant = sent.Turboquant }, release),
        QuantizationConfigDiff.QuantizationOneofCase.Disabled => null,
        _ => throw ServerError.Conversion("Quantization type is not specified"),
    };

    private static void Scalar(ScalarQuantization scalar)
    {
        if (scalar.Type != QuantizationType.Int8) throw ServerError.Conversion("Unknown quantization type");
        if (scalar.HasMemory && !KeepMemory(scalar.Memory)) scalar.ClearMemory();
    }

    private static void Product(ProductQuantization product)
    {
        if (!Enum.IsDefined(product.Compression)) throw ServerError.Conversion("Unknown compression ratio");
        if (product.HasMemory && !KeepMemory(product.Memory)) product.ClearMemory();
    }

    private static void Binary(BinaryQuantization binary)
    {
        if (binary.HasEncoding && !Enum.IsDefined(binary.Encoding)) throw ServerError.Conversion("Unknown binary quantization encoding");
        if (binary.QueryEncoding is { } query && (query.VariantCase == BinaryQuantizationQueryEncoding.VariantOneofCase.None || !Enum.IsDefined(query.Setting)))
            throw ServerError.Conversion("Unknown binary quantization query encoding");
        if (binary.HasMemory && !KeepMemory(binary.Memory)) binary.ClearMemory();
    }

    private static void Turbo(TurboQuantization turbo, LocalRelease release)
    {
        TurboQuantBitSize newest = release >= LocalRelease.V1_20 ? TurboQuantBitSize.Bits8 : TurboQuantBitSize.Bits4;
        if (turbo.HasBits && (turbo.Bits < TurboQuantBitSize.Bits1 || turbo.Bits > newest)) throw ServerError.Conversion("Unknown turbo quantization bit size");
        if (turbo.HasMemory && !KeepMemory(turbo.Memory)) turbo.ClearMemory();
    }

    public static SparseVectorConfig Sparse(SparseVectorConfig sent, LocalRelease release)
    {
        var sparse = new SparseVectorConfig();
        foreach ((string name, SparseVectorParams settings) in sent.Map)
        {
            SparseVectorParams kept = settings.Clone();
            if (kept.Index is { } index)
            {
                if (index.HasDatatype && !KeepDatatype(index.Datatype, release)) index.ClearDatatype();
                if (index.HasMemory && !KeepMemory(index.Memory)) index.ClearMemory();
            }
            if (kept.HasModifier && !Enum.IsDefined(kept.Modifier)) kept.ClearModifier();
            sparse.Map.Add(name, kept);
        }
        return sparse;
    }

    /// <summary>Optimizer settings with both forms of the thread limit brought together; "automatic" is kept as such, since it undoes a limit.</summary>
    public static OptimizersConfigDiff Optimizers(OptimizersConfigDiff sent)
    {
        OptimizersConfigDiff optimizers = sent.Clone();
        switch (optimizers.MaxOptimizationThreads)
        {
            case null when optimizers.HasDeprecatedMaxOptimizationThreads:
                optimizers.MaxOptimizationThreads = new MaxOptimizationThreads { Value = optimizers.DeprecatedMaxOptimizationThreads };
                break;
            case null:
                break;
            case { VariantCase: MaxOptimizationThreads.VariantOneofCase.Value } threads:
                optimizers.DeprecatedMaxOptimizationThreads = threads.Value;
                break;
            case { VariantCase: MaxOptimizationThreads.VariantOneofCase.Setting } threads:
                if (threads.Setting != MaxOptimizationThreads.Types.Setting.Auto)
                    throw ServerError.Conversion($"Invalid MaxOptimizationThreads setting: unknown enumeration value {(int)threads.Setting}");
                optimizers.ClearDeprecatedMaxOptimizationThreads();
                break;
            default:
                throw ServerError.Conversion("Malformed MaxOptimizationThreads");
        }
        return optimizers;
    }

    /// <summary>Metadata as JSON: a value without kind is null, and numbers must be finite.</summary>
    public static void Metadata(MapField<string, Value> sent, MapField<string, Value> target)
    {
        foreach ((string key, Value value) in sent) target[key] = Json(value);
    }

    private static Value Json(Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.None:
            case Value.KindOneofCase.NullValue:
                return new Value { NullValue = NullValue.NullValue };
            case Value.KindOneofCase.DoubleValue when !double.IsFinite(value.DoubleValue):
                throw ServerError.Conversion("cannot convert to json number");
            case Value.KindOneofCase.StructValue:
                var members = new Struct();
                Metadata(value.StructValue.Fields, members.Fields);
                return new Value { StructValue = members };
            case Value.KindOneofCase.ListValue:
                var list = new ListValue();
                foreach (Value item in value.ListValue.Values) list.Values.Add(Json(item));
                return new Value { ListValue = list };
            default:
                return value.Clone();
        }
    }
}
