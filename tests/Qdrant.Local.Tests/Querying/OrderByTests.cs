using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Tests.Querying;

public sealed class OrderByTests
{
    [Theory]
    [InlineData(PayloadSchemaType.Integer)]
    [InlineData(PayloadSchemaType.Float)]
    public void Entries_come_sorted_from_the_start_value_on(PayloadSchemaType type)
    {
        var random = new Random((int)type);
        for (int round = 0; round < 60; round++)
        {
            var state = new CollectionState("c", new CollectionConfig { Params = new CollectionParams { ShardNumber = 1 } }, LocalRelease.V1_20);
            var schema = new PayloadSchemaInfo { DataType = type };
            var field = new FieldIndex(schema, PayloadIndex.Create("v", schema, LocalRelease.V1_20));
            state.Indexes.Add("v", field);
            var model = new List<(double Value, int Slot)>();
            for (int i = 0; i < random.Next(1, 60); i++)
            {
                long[] values = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(-5, 6))];
                int slot = state.Points.Add(PointId.FromNumber((ulong)i));
                byte[] payload = PayloadBytes.Encode(new Struct { Fields = { ["v"] = List(values), ["odd"] = new Value { BoolValue = i % 2 == 1 } } }.Fields);
                state.Points.SetPayload(slot, payload);
                field.Index.Set(slot, payload);
                model.AddRange(values.Distinct().Select(value => ((double)value, slot)));
            }
            bool descending = random.Next(2) == 0, odd = random.Next(2) == 0;
            double? start = random.Next(3) == 0 ? null : random.Next(-6, 7) + 0.5 * random.Next(2);
            var clause = new OrderByClause(PayloadPath.Parse("v"), descending, start is { } number ? OrderStart.From(number) : null);
            Filter? filter = odd ? new Filter { Must = { new Condition { Field = new FieldCondition { Key = "odd", Match = new Match { Boolean = true } } } } } : null;
            // More than there is, so that neither limit nor repeated values decide.
            List<Ranked> found = OrderByStage.Run(state, clause, PointSelection.Of(state, filter), 1000);

            IEnumerable<(double Value, int Slot)> expected = model.Where(e => (!odd || e.Slot % 2 == 1) && (start is not { } bound || (descending ? e.Value <= bound : e.Value >= bound)));
            expected = descending ? expected.OrderByDescending(e => e.Value).ThenByDescending(e => e.Slot) : expected.OrderBy(e => e.Value).ThenBy(e => e.Slot);
            Assert.Equal(expected, found.Select(e => (e.Order.Number, e.Slot)));
            if (!odd) Assert.Equal(expected.Take(3), OrderByStage.Run(state, clause, PointSelection.Of(state, filter), 3).Select(e => (e.Order.Number, e.Slot)));
        }
    }

    private static Value List(long[] values)
    {
        var list = new ListValue();
        foreach (long value in values) list.Values.Add(new Value { IntegerValue = value });
        return new Value { ListValue = list };
    }
}
