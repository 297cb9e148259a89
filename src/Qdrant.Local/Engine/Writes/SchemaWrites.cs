using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Engine.Writes;

/// <summary>A payload index is built, or built anew when its settings differ.</summary>
internal sealed class CreateIndexWrite(string key, PayloadSchemaInfo schema) : PointWrite
{
    public override int Numbers => 2;

    public override ulong Cost => 2;

    public override void Apply(WriteScope scope)
    {
        CollectionState state = scope.State;
        if (state.Indexes.TryGetValue(key, out FieldIndex? existing) && SameSettings(existing.Schema, schema)) return;
        PayloadIndex index = PayloadIndex.Create(key, schema, state.Release);
        foreach (int slot in state.Points.Ordered) index.Set(slot, state.Points.PayloadOf(slot));
        state.Indexes[key] = new FieldIndex(schema, index);
        scope.SettingsChanged();
    }

    /// <summary>A bare type equals params with nothing set; a bare text type also equals the word tokenizer alone.</summary>
    private static bool SameSettings(PayloadSchemaInfo a, PayloadSchemaInfo b) => a.DataType == b.DataType && Same(Normal(a), Normal(b));

    // By bytes: as objects, an absent bool is equal to false.
    private static bool Same(IMessage a, IMessage b) => a.ToByteString().Equals(b.ToByteString());

    private static PayloadIndexParams Normal(PayloadSchemaInfo schema)
    {
        if (schema.Params is not { } settings) return new PayloadIndexParams();
        bool bare = settings.IndexParamsCase switch
        {
            PayloadIndexParams.IndexParamsOneofCase.KeywordIndexParams => Same(settings.KeywordIndexParams, new KeywordIndexParams()),
            PayloadIndexParams.IndexParamsOneofCase.IntegerIndexParams => Same(settings.IntegerIndexParams, new IntegerIndexParams()),
            PayloadIndexParams.IndexParamsOneofCase.FloatIndexParams => Same(settings.FloatIndexParams, new FloatIndexParams()),
            PayloadIndexParams.IndexParamsOneofCase.GeoIndexParams => Same(settings.GeoIndexParams, new GeoIndexParams()),
            PayloadIndexParams.IndexParamsOneofCase.TextIndexParams => Same(settings.TextIndexParams, new TextIndexParams { Tokenizer = TokenizerType.Word }),
            PayloadIndexParams.IndexParamsOneofCase.BoolIndexParams => Same(settings.BoolIndexParams, new BoolIndexParams()),
            PayloadIndexParams.IndexParamsOneofCase.DatetimeIndexParams => Same(settings.DatetimeIndexParams, new DatetimeIndexParams()),
            PayloadIndexParams.IndexParamsOneofCase.UuidIndexParams => Same(settings.UuidIndexParams, new UuidIndexParams()),
            _ => true,
        };
        return bare ? new PayloadIndexParams() : settings;
    }
}

/// <summary>A payload index is dropped; a missing one is fine.</summary>
internal sealed class DeleteIndexWrite(string key) : PointWrite
{
    public override int Numbers => 2;

    public override ulong Cost => 2;

    public override void Apply(WriteScope scope)
    {
        if (scope.State.Indexes.Remove(key)) scope.SettingsChanged();
    }
}

/// <summary>A vector name is added that no point has yet. The same settings again are fine.</summary>
internal sealed class CreateVectorNameWrite(string name, VectorParams? dense, SparseVectorParams? sparse) : PointWrite
{
    public override int Numbers => 2;

    public override ulong Cost => 2;

    /// <summary>A conflict is found before the log.</summary>
    public override void CheckBeforeLog(CollectionState state)
    {
        CollectionParams settings = state.Config.Params;
        VectorParams? knownDense = DenseOf(settings, name);
        SparseVectorParams? knownSparse = settings.SparseVectorsConfig?.Map.GetValueOrDefault(name);
        if (dense is not null && knownSparse is not null) throw ServerError.BadInput($"Vector `{name}` already exists as a sparse vector");
        if (sparse is not null && knownDense is not null) throw ServerError.BadInput($"Vector `{name}` already exists as a dense vector");
        if (knownDense is not null && !Same(knownDense, dense!)) throw ServerError.BadInput($"Vector `{name}` already exists with a different configuration");
        if (knownSparse is not null && !Same(knownSparse, sparse!)) throw ServerError.BadInput($"Sparse vector `{name}` already exists with a different configuration");
    }

    public override void Apply(WriteScope scope)
    {
        CollectionState state = scope.State;
        if (state.Vectors.ContainsKey(name)) return;
        CollectionParams settings = state.Config.Params;
        if (dense is not null)
        {
            MapOf(settings)[name] = dense;
            state.Vectors[name] = VectorStorage.Create(dense);
        }
        else
        {
            (settings.SparseVectorsConfig ??= new SparseVectorConfig()).Map[name] = sparse;
            state.Vectors[name] = VectorStorage.Create(sparse!);
        }
        scope.SettingsChanged();
    }

    public static VectorParams? DenseOf(CollectionParams settings, string name) => settings.VectorsConfig.ConfigCase switch
    {
        VectorsConfig.ConfigOneofCase.Params => name.Length == 0 ? settings.VectorsConfig.Params : null,
        _ => settings.VectorsConfig.ParamsMap?.Map.GetValueOrDefault(name),
    };

    /// <summary>The settings by name; those of an unnamed vector move there first.</summary>
    private static IDictionary<string, VectorParams> MapOf(CollectionParams settings)
    {
        if (settings.VectorsConfig.ConfigCase == VectorsConfig.ConfigOneofCase.Params)
        {
            VectorParams unnamed = settings.VectorsConfig.Params;
            settings.VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() };
            settings.VectorsConfig.ParamsMap.Map[""] = unnamed;
        }
        return (settings.VectorsConfig.ParamsMap ??= new VectorParamsMap()).Map;
    }

    private static bool Same(VectorParams a, VectorParams b) =>
        a.Size == b.Size && a.Distance == b.Distance && Equals(a.MultivectorConfig, b.MultivectorConfig) && a.Datatype == b.Datatype;

    private static bool Same(SparseVectorParams a, SparseVectorParams b) =>
        a.Modifier == b.Modifier && (a.Index?.Datatype ?? Datatype.Default) == (b.Index?.Datatype ?? Datatype.Default);
}

/// <summary>A vector name goes, with its data; a missing one is fine.</summary>
internal sealed class DeleteVectorNameWrite(string name) : PointWrite
{
    public override int Numbers => 2;

    public override ulong Cost => 2;

    public override void Apply(WriteScope scope)
    {
        CollectionState state = scope.State;
        if (!state.Vectors.Remove(name)) return;
        CollectionParams settings = state.Config.Params;
        if (settings.VectorsConfig.ConfigCase == VectorsConfig.ConfigOneofCase.Params && name.Length == 0) settings.VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() };
        else settings.VectorsConfig.ParamsMap?.Map.Remove(name);
        settings.SparseVectorsConfig?.Map.Remove(name);
        scope.SettingsChanged();
    }
}
