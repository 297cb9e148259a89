using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Local.Filtering;

namespace Qdrant.Local.Tests.Filtering;

/// <summary>Filters against the naive evaluator, without indexes and with every kind of them, while points come, change and go.</summary>
public sealed class FilterPropertyTests
{
    private static readonly PayloadSchemaType[] Types =
    [
        PayloadSchemaType.Keyword, PayloadSchemaType.Integer, PayloadSchemaType.Float, PayloadSchemaType.Geo,
        PayloadSchemaType.Text, PayloadSchemaType.Bool, PayloadSchemaType.Uuid, PayloadSchemaType.Datetime,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_indexes_every_filter_answers_by_the_rules(int seed) => Check(seed, indexed: false, filters: 800);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public void With_indexes_every_filter_answers_by_the_rules_of_the_index(int seed) => Check(seed, indexed: true, filters: 800);

    private static void Check(int seed, bool indexed, int filters)
    {
        var cases = new RandomCases(seed);
        var collection = new TestCollection();
        var payloads = new SortedDictionary<ulong, MapField<string, Value>>();
        var indexes = new Dictionary<string, PayloadSchemaType>();
        foreach (string key in indexed ? RandomCases.Keys : [])
        {
            PayloadSchemaType type = Types[cases.Next(Types.Length)];
            indexes[key] = type;
            collection.AddIndex(key, type);
        }
        var naive = new NaiveFilter(indexes);
        int hits = 0;
        for (int i = 0; i < filters; i++)
        {
            ulong number = (ulong)cases.Next(60);
            if (cases.Next(4) > 0) collection.Put(number, payloads[number] = cases.Payload());
            else if (payloads.Remove(number)) collection.Delete(number);
            Filter filter = cases.Filter(2);
            ulong[] expected = [.. payloads.Where(pair => naive.Matches(filter, pair.Key, pair.Value)).Select(pair => pair.Key)];
            hits += expected.Length;
            Assert.True(expected.SequenceEqual(collection.FindOneByOne(filter)), $"one by one, seed {seed}, filter {i}: {filter} over {string.Join(", ", indexes)}");
            Assert.True(expected.SequenceEqual(collection.Find(filter)), $"resolved, seed {seed}, filter {i}: {filter} over {string.Join(", ", indexes)}");
            Cardinality estimate = FilterCompiler.Compile(filter, collection.State).Estimate;
            Assert.True(estimate.Min <= expected.Length && expected.Length <= estimate.Max, $"{estimate} for {expected.Length}: {filter}");
        }
        Assert.True(hits > filters, "hardly any filter matched anything: the cases prove little");
    }
}
