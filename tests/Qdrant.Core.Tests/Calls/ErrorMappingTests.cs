using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Tests.Calls;

public sealed class ErrorMappingTests
{
    private static async Task<QdrantRpcException> FailAsync(RpcStatusCode status, string detail, params (string Name, string Value)[] metadata)
    {
        QdrantRpcException error = new(status, detail, metadata.ToDictionary(m => m.Name, m => m.Value));
        ScriptedTransport transport = new(_ => throw error);
        await using QdrantClient client = new(transport, new QdrantClientOptions { Retry = new RetryOptions { MaxAttempts = 1 } });
        return await Assert.ThrowsAnyAsync<QdrantRpcException>(() => client.CountAsync("shop"));
    }

    [Theory]
    [InlineData(RpcStatusCode.InvalidArgument, typeof(QdrantInvalidRequestException))]
    [InlineData(RpcStatusCode.OutOfRange, typeof(QdrantInvalidRequestException))]
    [InlineData(RpcStatusCode.NotFound, typeof(QdrantNotFoundException))]
    [InlineData(RpcStatusCode.AlreadyExists, typeof(QdrantAlreadyExistsException))]
    [InlineData(RpcStatusCode.Unauthenticated, typeof(QdrantUnauthorizedException))]
    [InlineData(RpcStatusCode.PermissionDenied, typeof(QdrantUnauthorizedException))]
    [InlineData(RpcStatusCode.ResourceExhausted, typeof(QdrantRateLimitException))]
    [InlineData(RpcStatusCode.DeadlineExceeded, typeof(QdrantTimeoutException))]
    [InlineData(RpcStatusCode.Unavailable, typeof(QdrantUnavailableException))]
    [InlineData(RpcStatusCode.Unimplemented, typeof(QdrantUnsupportedException))]
    [InlineData(RpcStatusCode.FailedPrecondition, typeof(QdrantStateException))]
    [InlineData(RpcStatusCode.Internal, typeof(QdrantServerException))]
    [InlineData(RpcStatusCode.Unknown, typeof(QdrantServerException))]
    [InlineData(RpcStatusCode.Cancelled, typeof(QdrantServerException))]
    [InlineData(RpcStatusCode.Aborted, typeof(QdrantServerException))]
    [InlineData(RpcStatusCode.DataLoss, typeof(QdrantServerException))]
    public async Task Every_status_has_its_type(RpcStatusCode status, Type type)
    {
        QdrantRpcException error = await FailAsync(status, "words of the server", ("x-more", "1"));

        Assert.IsType(type, error);
        Assert.Equal(status, error.Status);
        Assert.Equal("words of the server", error.Detail);
        Assert.Equal("1", error.Metadata["x-more"]);
        Assert.StartsWith($"Count on collection 'shop' at scripted: failed ({status}): words of the server.", error.Message);
    }

    [Fact]
    public async Task A_missing_collection_has_a_type_of_its_own()
    {
        QdrantRpcException collection = await FailAsync(RpcStatusCode.NotFound, "Not found: Collection `shop` doesn't exist!");
        QdrantRpcException point = await FailAsync(RpcStatusCode.NotFound, "Not found: No point with id 7 found");

        Assert.Equal("shop", Assert.IsType<CollectionNotFoundException>(collection).CollectionName);
        Assert.Contains("Create it first", collection.Message);
        Assert.IsType<QdrantNotFoundException>(point);
    }

    [Fact]
    public async Task Limits_tell_when_to_come_back_and_full_storage_is_told_apart()
    {
        QdrantRpcException limit = await FailAsync(RpcStatusCode.ResourceExhausted, "Rate limiting exceeded: x", ("retry-after", "7"));
        QdrantRpcException tooLarge = await FailAsync(RpcStatusCode.ResourceExhausted, "Rate limiting exceeded: x");
        QdrantRpcException full = await FailAsync(RpcStatusCode.ResourceExhausted, "Insufficient storage: x", ("qdrant-insufficient-storage", "1"));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<QdrantRateLimitException>(limit).RetryAfter);
        Assert.Null(Assert.IsType<QdrantRateLimitException>(tooLarge).RetryAfter);
        Assert.IsType<QdrantStorageFullException>(full);
    }

    [Theory]
    [InlineData(RpcStatusCode.InvalidArgument, "Wrong input: Vector dimension error: expected dim: 4, got 8", "size the collection was created with")]
    [InlineData(RpcStatusCode.InvalidArgument, "Wrong input: Not existing vector name error: x", "lists its vector names")]
    [InlineData(RpcStatusCode.InvalidArgument, "Bad request: Index required but not found for \"city\" of one of the following types: [keyword].", "Create the payload index")]
    [InlineData(RpcStatusCode.Unauthenticated, "Invalid API key or JWT", "ApiKey")]
    public async Task Messages_name_the_remedy(RpcStatusCode status, string detail, string remedy)
    {
        QdrantRpcException error = await FailAsync(status, detail);

        Assert.Contains(detail, error.Message);
        Assert.Contains(remedy, error.Message);
        Assert.Contains("'shop'", error.Message);
    }

    [Fact]
    public async Task An_answer_that_is_not_a_message_is_a_fault_of_the_server()
    {
        ScriptedTransport transport = new(_ => new HealthCheckReply { Title = "not a count" });
        await using QdrantClient client = new(transport);

        QdrantServerException error = await Assert.ThrowsAsync<QdrantServerException>(() => client.CountAsync(new CountPoints { CollectionName = "shop" }));

        Assert.Contains("not a valid CountResponse", error.Message);
    }

    [Fact]
    public async Task Payload_nested_deeper_than_the_runtimes_own_limit_is_read()
    {
        Value value = new() { IntegerValue = 7 };
        for (int i = 0; i < 120; i++) value = new Value { ListValue = new ListValue { Values = { value } } };
        ScriptedTransport transport = new(_ => new GetResponse { Result = { new RetrievedPoint { Payload = { ["deep"] = value } } } });
        await using QdrantClient client = new(transport);

        GetResponse answer = await client.GetAsync(new GetPoints { CollectionName = "shop" });

        Value read = answer.Result[0].Payload["deep"];
        while (read.KindCase == Value.KindOneofCase.ListValue) read = read.ListValue.Values[0];
        Assert.Equal(7, read.IntegerValue);
    }

    [Fact]
    public async Task A_request_without_a_collection_is_described_without_one()
    {
        ScriptedTransport transport = new(_ => throw new QdrantRpcException(RpcStatusCode.Internal, "Service internal error: x"));
        await using QdrantClient client = new(transport);

        QdrantServerException error = await Assert.ThrowsAsync<QdrantServerException>(() => client.DeleteFullSnapshotAsync("name"));

        Assert.StartsWith("DeleteFull at scripted: failed (Internal)", error.Message);
    }
}
