using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Scoring;
using PointId = Qdrant.Local.Engine.PointId;
using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Local.Tests.Storage;

/// <summary>
/// Holds what an engine answers from its indexes against a look at every point: for each payload index every value that occurs, ranges between them,
/// and what is empty or null; then ids, slots, their order, and that every vector can be read and its postings lead back to it.
/// </summary>
internal static class StoreChecker
{
    public static void Check(Catalogue catalogue)
    {
        foreach (Collection collection in catalogue.List())
            using (collection.Read(out CollectionState state)) Check(state);
    }

    private static void Check(CollectionState state)
    {
        CheckPoints(state.Points);
        foreach (VectorStorage vectors in state.Vectors.Values) CheckVectors(state.Points, vectors);
        CollectionState bare = WithoutIndexes(state);
        foreach ((string key, FieldIndex index) in state.Indexes)
        {
            HashSet<Value> values = ValuesOf(state, key);
            foreach (Condition condition in ConditionsOn(key, index.Schema.DataType, values))
            {
                var filter = new Filter { Must = { condition } };
                int[] indexed = FilterCompiler.Compile(filter, state).Resolve().ToArray();
                IPointFilter scan = FilterCompiler.Compile(filter, bare);
                int[] scanned = [.. bare.Points.Ordered.ToArray().Where(scan.Matches).Order()];
                Assert.True(indexed.Order().SequenceEqual(scanned), $"{state.Name}: {filter} gives [{string.Join(' ', indexed)}] from the index, [{string.Join(' ', scanned)}] from the points");
            }
        }
    }

    private static void CheckPoints(PointTable points)
    {
        int[] ordered = points.Ordered.ToArray();
        Assert.Equal(points.Count, ordered.Length);
        Assert.Equal(points.Count, ordered.Distinct().Count());
        Assert.Equal(points.Count, Enumerable.Range(0, points.SlotCount).Count(points.IsLive));
        for (int i = 0; i < ordered.Length; i++)
        {
            PointId id = points.IdOf(ordered[i]);
            Assert.True(points.TryGetSlot(id, out int slot) && slot == ordered[i] && points.IsLive(slot), $"{id} is not where it should be");
            if (i > 0) Assert.True(points.IdOf(ordered[i - 1]).CompareTo(id) < 0, $"{id} is out of order");
        }
    }

    private static void CheckVectors(PointTable points, VectorStorage vectors)
    {
        int postings = 0;
        foreach (int slot in vectors.Owners)
        {
            Assert.True(points.IsLive(slot), $"slot {slot} has a vector and no point");
            VectorValue value = vectors.Read(slot);
            vectors.CheckInput(value);
            if (vectors is not SparseVectors sparse) continue;
            for (int i = 0; i < value.Indices.Length; i++, postings++)
            {
                int at = sparse.Postings(value.Indices[i])!.Slots.IndexOf(slot);
                Assert.Equal(value.Data[i], sparse.Postings(value.Indices[i])!.Weights[at]);
            }
        }
        if (vectors is SparseVectors all)
            Assert.Equal(postings, vectors.Owners.GetEnumerator().ToIndices(all).Sum(index => all.Postings(index)!.Count));
    }

    private static IEnumerable<uint> ToIndices(this SlotBits.Enumerator owners, SparseVectors vectors)
    {
        var indices = new HashSet<uint>();
        while (owners.MoveNext()) indices.UnionWith(vectors.Indices(owners.Current).ToArray());
        return indices;
    }

    /// <summary>The same points where every filter has to look at each of them.</summary>
    private static CollectionState WithoutIndexes(CollectionState state)
    {
        var bare = new CollectionState(state.Name, state.Config, state.Release);
        foreach (int slot in state.Points.Ordered) bare.Points.Restore(slot, state.Points.IdOf(slot), state.Points.VersionOf(slot), state.Points.PayloadOf(slot));
        bare.Points.Restored();
        return bare;
    }

    private static HashSet<Value> ValuesOf(CollectionState state, string key)
    {
        var values = new HashSet<Value>();
        foreach (int slot in state.Points.Ordered)
        {
            if (!PayloadBytes.Decode(state.Points.PayloadOf(slot)).Fields.TryGetValue(key, out Value? value)) continue;
            values.UnionWith(value.KindCase == Value.KindOneofCase.ListValue ? value.ListValue.Values : [value]);
        }
        return values;
    }

    private static IEnumerable<Condition> ConditionsOn(string key, PayloadSchemaType type, HashSet<Value> values)
    {
        yield return new Condition { IsEmpty = new Qdrant.Core.Protocol.IsEmptyCondition { Key = key } };
        yield return new Condition { IsNull = new Qdrant.Core.Protocol.IsNullCondition { Key = key } };
        foreach (Value value in values)
        {
            foreach (FieldCondition condition in ConditionsOn(type, value))
            {
                condition.Key = key;
                yield return new Condition { Field = condition };
            }
        }
    }

    private static IEnumerable<FieldCondition> ConditionsOn(PayloadSchemaType type, Value value) => (type, value.KindCase) switch
    {
        (PayloadSchemaType.Keyword or PayloadSchemaType.Uuid, Value.KindOneofCase.StringValue) => [new FieldCondition { Match = new Match { Keyword = value.StringValue } }],
        (PayloadSchemaType.Integer, Value.KindOneofCase.IntegerValue) =>
        [
            new FieldCondition { Match = new Match { Integer = value.IntegerValue } },
            new FieldCondition { Range = new Range { Gte = value.IntegerValue, Lt = value.IntegerValue + 3 } },
        ],
        (PayloadSchemaType.Float, Value.KindOneofCase.DoubleValue) => [new FieldCondition { Range = new Range { Gt = value.DoubleValue - 1, Lte = value.DoubleValue } }],
        (PayloadSchemaType.Bool, Value.KindOneofCase.BoolValue) => [new FieldCondition { Match = new Match { Boolean = value.BoolValue } }],
        (PayloadSchemaType.Text, Value.KindOneofCase.StringValue) => value.StringValue.Split(' ').Select(word => new FieldCondition { Match = new Match { Text = word } }),
        _ => [],
    };
}
