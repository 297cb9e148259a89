using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Json;
using Qdrant.Core.Protocol;
using Qdrant.Core.Tests.Protocol;
using FieldType = Google.Protobuf.Reflection.FieldType;
using Value = Qdrant.Core.Protocol.Value;

namespace Qdrant.Core.Tests.Json;

/// <summary>What is read from what was written is written the same: over random messages, repaired where the contract allows what REST does not.</summary>
public sealed class JsonRoundTripTests
{
    [Fact] public void Filters() => RoundTrip<Filter>(seed: 1);

    [Fact] public void Queries() => RoundTrip<QueryPoints>(seed: 2);

    [Fact] public void Groups() => RoundTrip<QueryPointGroups>(seed: 3);

    [Fact] public void Formulas() => RoundTrip<Expression>(seed: 4);

    [Fact] public void Scrolls() => RoundTrip<ScrollPoints>(seed: 5);

    [Fact] public void Upserts() => RoundTrip<UpsertPoints>(seed: 6);

    [Fact] public void Batches_of_writes() => RoundTrip<UpdateBatchPoints>(seed: 7);

    [Fact] public void Payload_values() => RoundTrip<Value>(seed: 8);

    [Fact]
    public void Payload_values_are_read_as_the_same_values()
    {
        var random = new RandomMessages(seed: 9, maxDepth: 10) { FiniteOnly = true, FillOneofs = true };
        for (int i = 0; i < 2_000; i++)
        {
            Value value = random.Next<Value>();
            if (value.KindCase != Value.KindOneofCase.None) Assert.Equal(value, QdrantJson.Parse<Value>(QdrantJson.ToJson(value)));
        }
    }

    private static void RoundTrip<T>(int seed) where T : IMessage<T>, new()
    {
        var random = new RandomMessages(seed, maxDepth: 8) { FiniteOnly = true, FillOneofs = true };
        int written = 0;
        for (int i = 0; i < 1_000; i++)
        {
            T message = random.Next<T>();
            Repair(message);
            if (TryWrite(message) is not { } json) continue;
            written++;
            T read = QdrantJson.Parse<T>(json);
            Assert.Equal(json, QdrantJson.ToJson(read));
            Assert.Equal(read, QdrantJson.Parse<T>(QdrantJson.ToIndentedJson(read)));
        }
        Assert.InRange(written, 300, 1_000);
    }

    // Some random messages lack what REST asks for, such as the vector of a query, and are refused.
    private static string? TryWrite(IMessage message)
    {
        try
        {
            return QdrantJson.ToJson(message);
        }
        catch (QdrantJsonException)
        {
            return null;
        }
    }

    private static void Repair(IMessage message)
    {
        switch (message)
        {
            case PointId { HasUuid: true } id: id.Uuid = new Guid(id.Uuid.Length, 1, 2, new byte[8]).ToString(); break;
            case Timestamp time: (time.Seconds, time.Nanos) = ((long)((ulong)time.Seconds % 4_000_000_000), (int)((uint)time.Nanos % 1_000_000_000)); break;
            case FieldCondition { Range: not null } field: field.DatetimeRange = null; break;
            case ShardKeySelector { Fallback: not null } selector when selector.ShardKeys.Count != 1: selector.Fallback = null; break;
        }
        foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
        {
            object value = field.Accessor.GetValue(message);
            IEnumerable inner = value is IDictionary map ? map.Values : value is IList list ? list : new[] { value };
            foreach (IMessage child in inner.OfType<IMessage>()) Repair(child);
        }
    }
}
