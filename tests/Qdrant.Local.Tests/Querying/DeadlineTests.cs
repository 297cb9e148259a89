using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Local.Tests.Storage;

namespace Qdrant.Local.Tests.Querying;

/// <summary>A filter can cost minutes a thousand points. Whoever set a deadline is answered then, and the collection is free for others.</summary>
public sealed class DeadlineTests
{
    private const string Name = "things";

    private static Filter Expensive { get; } = new()
    {
        Should = { Enumerable.Range(0, 50_000).Select(static i => new Condition { Field = new FieldCondition { Key = "kind", Match = new Match { Text = $"no such text {i}" } } }) },
    };

    [Theory]
    [InlineData("Count")]
    [InlineData("Scroll")]
    [InlineData("Facet")]
    [InlineData("Query")]
    [InlineData("QueryGroups")]
    [InlineData("SearchMatrixPairs")]
    public async Task A_deadline_ends_an_expensive_filter(string call)
    {
        IQdrantTransport engine = QdrantLocal.InMemoryTransport();
        await using var client = new QdrantClient(engine);
        await StoreTests.CreateAsync(client);
        await client.CreateFieldIndexAsync(new CreateFieldIndexCollection { CollectionName = Name, FieldName = "kind", FieldType = FieldType.Keyword, Wait = true });
        UpsertPoints points = StoreTests.Points(1, 1_000);
        foreach (PointStruct point in points.Points) point.Payload["kind"] = new Value { StringValue = "kind" };
        await client.UpsertAsync(points);

        var settings = new CallSettings { Timeout = TimeSpan.FromMilliseconds(200) };
        var error = await Assert.ThrowsAsync<QdrantRpcException>(async () =>
            (await engine.SendAsync("/qdrant.Points/" + call, Request(call).ToByteArray(), settings, TestContext.Current.CancellationToken)).Dispose());

        Assert.Equal(RpcStatusCode.DeadlineExceeded, error.Status);
    }

    private static IMessage Request(string call) => call switch
    {
        "Count" => new CountPoints { CollectionName = Name, Filter = Expensive },
        "Scroll" => new ScrollPoints { CollectionName = Name, Filter = Expensive },
        "Facet" => new FacetCounts { CollectionName = Name, Key = "kind", Filter = Expensive },
        "Query" => new QueryPoints { CollectionName = Name, Filter = Expensive },
        "QueryGroups" => new QueryPointGroups { CollectionName = Name, Filter = Expensive, GroupBy = "kind" },
        _ => new SearchMatrixPoints { CollectionName = Name, Filter = Expensive, Using = "dense" },
    };
}
