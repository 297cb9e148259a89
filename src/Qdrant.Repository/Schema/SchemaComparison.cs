using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Schema;

/// <summary>Compares a declared schema with a live collection: what can't be changed, and what is missing.</summary>
internal sealed record SchemaComparison(IReadOnlyList<string> Differences, IReadOnlyList<PayloadIndexSchema> MissingIndexes)
{
    public static SchemaComparison Of(CollectionSchema schema, CollectionInfo live)
    {
        var differences = new List<string>();
        CollectionParams parameters = live.Config.Params;
        foreach (VectorSchema vector in schema.Vectors) CompareVector(vector, Find(parameters.VectorsConfig, vector.Name), differences);
        foreach (SparseVectorSchema vector in schema.SparseVectors)
        {
            if (parameters.SparseVectorsConfig?.Map.ContainsKey(vector.Name) != true) differences.Add($"The sparse vector \"{vector.Name}\" ({vector.Member}) is missing.");
        }
        var missing = new List<PayloadIndexSchema>();
        foreach (PayloadIndexSchema index in schema.PayloadIndexes)
        {
            if (!live.PayloadSchema.TryGetValue(index.Path, out PayloadSchemaInfo? there)) missing.Add(index);
            else if (there.DataType != Kind(index)) differences.Add($"The payload index of \"{index.Path}\" is of kind {there.DataType}, declared is {Kind(index)}.");
        }
        return new SchemaComparison(differences, missing);
    }

    private static void CompareVector(VectorSchema vector, VectorParams? live, List<string> differences)
    {
        string name = vector.Name.Length == 0 ? "The unnamed vector" : $"The vector \"{vector.Name}\"";
        if (live is null)
        {
            differences.Add($"{name} ({vector.Member}) is missing.");
            return;
        }
        if (live.Size != (ulong)vector.Size) differences.Add($"{name} ({vector.Member}) has {live.Size} dimensions, declared are {vector.Size}.");
        if ((int)live.Distance != (int)vector.Distance) differences.Add($"{name} ({vector.Member}) is compared by {live.Distance}, declared is {vector.Distance}.");
        if (live.MultivectorConfig is not null != vector.Multi)
            differences.Add($"{name} ({vector.Member}) is {(vector.Multi ? "a single vector" : "a multivector")}, declared is the opposite.");
    }

    private static VectorParams? Find(VectorsConfig? config, string name) => name.Length == 0
        ? config?.Params ?? config?.ParamsMap?.Map.GetValueOrDefault("")
        : config?.ParamsMap?.Map.GetValueOrDefault(name);

    private static PayloadSchemaType Kind(PayloadIndexSchema index) => index switch
    {
        KeywordIndexSchema => PayloadSchemaType.Keyword,
        IntegerIndexSchema => PayloadSchemaType.Integer,
        FloatIndexSchema => PayloadSchemaType.Float,
        BoolIndexSchema => PayloadSchemaType.Bool,
        DatetimeIndexSchema => PayloadSchemaType.Datetime,
        GeoIndexSchema => PayloadSchemaType.Geo,
        UuidIndexSchema => PayloadSchemaType.Uuid,
        _ => PayloadSchemaType.Text,
    };
}
