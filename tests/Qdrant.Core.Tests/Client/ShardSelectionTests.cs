#pragma warning disable CS0618 // The deprecated operations are tested like the others.
using Google.Protobuf;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Tests.Calls;

namespace Qdrant.Core.Tests.Client;

/// <summary>Servers break off a query whose shard key selector names no key, so none is ever sent.</summary>
/// <remarks>They also break off reads of their files past the end; this client offers no such call.</remarks>
public sealed class ShardSelectionTests
{
    private static readonly ShardKeySelector Empty = new(), WithoutVariant = new() { ShardKeys = { new ShardKey() } }, Named = new() { ShardKeys = { new ShardKey { Keyword = "eu" } } };

    [Fact]
    public async Task A_selector_that_names_no_key_is_left_out()
    {
        foreach (ShardKeySelector selector in new[] { Empty, WithoutVariant })
        {
            Assert.Null((await SendAsync((c, r) => c.QueryAsync(r), new QueryPoints { CollectionName = "shop", ShardKeySelector = selector })).ShardKeySelector);
            Assert.Null((await SendAsync((c, r) => c.QueryGroupsAsync(r), new QueryPointGroups { CollectionName = "shop", ShardKeySelector = selector })).ShardKeySelector);
            Assert.Null((await SendAsync((c, r) => c.SearchGroupsAsync(r), new SearchPointGroups { CollectionName = "shop", ShardKeySelector = selector })).ShardKeySelector);
            Assert.Null((await SendAsync((c, r) => c.SearchMatrixPairsAsync(r), new SearchMatrixPoints { CollectionName = "shop", ShardKeySelector = selector })).ShardKeySelector);
            Assert.Null((await SendAsync((c, r) => c.SearchMatrixOffsetsAsync(r), new SearchMatrixPoints { CollectionName = "shop", ShardKeySelector = selector })).ShardKeySelector);
            QueryBatchPoints batch = await SendAsync((c, r) => c.QueryBatchAsync(r), new QueryBatchPoints
            {
                CollectionName = "shop",
                QueryPoints = { new QueryPoints { ShardKeySelector = selector }, new QueryPoints { ShardKeySelector = Named } },
            });
            Assert.Equal([null, Named], batch.QueryPoints.Select(query => query.ShardKeySelector));
        }
    }

    [Fact]
    public async Task A_selector_that_names_a_key_is_sent() =>
        Assert.Equal(Named, (await SendAsync((c, r) => c.QueryAsync(r), new QueryPoints { CollectionName = "shop", ShardKeySelector = Named })).ShardKeySelector);

    [Fact]
    public async Task The_caller_s_request_stays_as_it_was()
    {
        QueryPoints request = new() { CollectionName = "shop", ShardKeySelector = Empty };
        await SendAsync((c, r) => c.QueryAsync(r), request);
        Assert.Same(Empty, request.ShardKeySelector);
    }

    [Fact]
    public void Files_of_a_server_are_not_read() =>
        Assert.DoesNotContain(RpcMethods.All, method => method.Path.Contains("StorageRead", StringComparison.Ordinal));

    private static async Task<T> SendAsync<T>(Func<QdrantClient, T, Task> call, T request) where T : IMessage<T>, new()
    {
        ScriptedTransport transport = new(_ => new QueryResponse());
        await using QdrantClient client = new(transport);
        await call(client, request);
        return new MessageParser<T>(() => new T()).ParseFrom(Assert.Single(transport.Real).Body);
    }
}
