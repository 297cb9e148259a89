using System.Globalization;
using Google.Protobuf;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Compares the payload indexes of a collection with ones built afresh: the same points, then the same indexes, in an engine of their own.</summary>
internal sealed class IndexCheck(EngineUnderTest engine, LocalRelease release)
{
    private const string Twin = "twin";
    private const int MostValues = 12;

    /// <returns>What does not agree; null when all does.</returns>
    public async Task<string?> RunAsync(string name, CollectionInfo info, List<RetrievedPoint> points)
    {
        if (points.Count == 0 || info.PayloadSchema.Count == 0) return null;
        await using var other = new EngineUnderTest(release);
        await other.CallAsync<CollectionOperationResponse>("/qdrant.Collections/Create", new CreateCollection { CollectionName = Twin });
        var upsert = new UpsertPoints { CollectionName = Twin, Wait = true };
        foreach (RetrievedPoint point in points)
            upsert.Points.Add(new PointStruct { Id = point.Id, Payload = { point.Payload }, Vectors = new Vectors { Vectors_ = new NamedVectors() } });
        await other.CallAsync<PointsOperationResponse>("/qdrant.Points/Upsert", upsert);
        foreach ((string key, PayloadSchemaInfo schema) in info.PayloadSchema)
        {
            var create = new CreateFieldIndexCollection { CollectionName = Twin, FieldName = key, Wait = true, FieldType = TypeOf(schema.DataType), FieldIndexParams = schema.Params };
            await other.CallAsync<PointsOperationResponse>("/qdrant.Points/CreateFieldIndex", create);
        }

        IReadOnlyList<Value> values = Leaves(points);
        foreach (string key in info.PayloadSchema.Keys)
        {
            foreach (Condition condition in Conditions(key, values))
            {
                string here = await FindAsync(engine, name, condition), there = await FindAsync(other, Twin, condition);
                if (here != there) return $"{condition} finds {here}, with an index built afresh {there}";
            }
        }
        return null;
    }

    private static async Task<string> FindAsync(EngineUnderTest engine, string collection, Condition condition)
    {
        var request = new ScrollPoints
        {
            CollectionName = collection, Limit = int.MaxValue, Filter = new Filter { Must = { condition } }, WithPayload = new WithPayloadSelector { Enable = false },
        };
        ScrollResponse answer = await engine.CallAsync<ScrollResponse>("/qdrant.Points/Scroll", request);
        return string.Join(' ', answer.Result.Select(point => point.Id.HasUuid ? point.Id.Uuid : point.Id.Num.ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<Condition> Conditions(string key, IReadOnlyList<Value> values)
    {
        yield return new Condition { IsEmpty = new IsEmptyCondition { Key = key } };
        yield return new Condition { IsNull = new IsNullCondition { Key = key } };
        yield return Field(new FieldCondition { Key = key, ValuesCount = new ValuesCount { Gte = 2 } });
        yield return Field(new FieldCondition { Key = key, Range = new Qdrant.Core.Protocol.Range() });
        yield return Field(new FieldCondition { Key = key, GeoRadius = new GeoRadius { Center = new GeoPoint(), Radius = 1e7f } });
        foreach (Value value in values)
        {
            switch (value.KindCase)
            {
                case Value.KindOneofCase.StringValue:
                    yield return Field(new FieldCondition { Key = key, Match = new Match { Keyword = value.StringValue } });
                    yield return Field(new FieldCondition { Key = key, Match = new Match { Text = value.StringValue } });
                    break;
                case Value.KindOneofCase.IntegerValue:
                    yield return Field(new FieldCondition { Key = key, Match = new Match { Integer = value.IntegerValue } });
                    yield return Field(new FieldCondition { Key = key, Range = new Qdrant.Core.Protocol.Range { Gte = value.IntegerValue } });
                    break;
                case Value.KindOneofCase.DoubleValue:
                    yield return Field(new FieldCondition { Key = key, Range = new Qdrant.Core.Protocol.Range { Lt = value.DoubleValue } });
                    break;
                case Value.KindOneofCase.BoolValue:
                    yield return Field(new FieldCondition { Key = key, Match = new Match { Boolean = value.BoolValue } });
                    break;
            }
        }
    }

    private static Condition Field(FieldCondition condition) => new() { Field = condition };

    /// <summary>Some of the scalar values of the payloads, whatever their path.</summary>
    private static IReadOnlyList<Value> Leaves(List<RetrievedPoint> points)
    {
        var found = new Dictionary<ByteString, Value>();
        var open = new Stack<Value>(points.SelectMany(point => point.Payload.Values));
        while (open.TryPop(out Value? value))
        {
            if (value.ListValue is { } list) foreach (Value inner in list.Values) open.Push(inner);
            else if (value.StructValue is { } fields) foreach (Value inner in fields.Fields.Values) open.Push(inner);
            else found.TryAdd(value.ToByteString(), value);
        }
        return [.. found.Values.GroupBy(value => value.KindCase).SelectMany(kind => kind.Take(MostValues))];
    }

    private static FieldType TypeOf(PayloadSchemaType type) => (FieldType)((int)type - 1);
}
