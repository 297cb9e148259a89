using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Server.Tests;

/// <summary>What is looked at first: the key, the method, the message, the rights, the collection.</summary>
public sealed class AccessOrderTests
{
    private static readonly (string, string) Reader = ("api-key", "reader");

    [Fact]
    public async Task A_broken_message_is_told_before_missing_rights()
    {
        byte[] nothing = [], invalid = new UpsertPoints { CollectionName = "a/b" }.ToByteArray(), valid = new UpsertPoints { CollectionName = "c" }.ToByteArray();

        Assert.Equal((RpcStatusCode.Internal, "failed to decode Protobuf message: UpsertPoints.collection_name: buffer underflow"), await SendAsync("/qdrant.Points/Upsert", [0x0A, 0x7F], Reader));
        Assert.Equal((RpcStatusCode.InvalidArgument, "Validation error in body: [collection_name: collection name cannot contain \"/\" char]"), await SendAsync("/qdrant.Points/Upsert", invalid, Reader));
        Assert.Equal((RpcStatusCode.PermissionDenied, "Forbidden: Global manage access is required"), await SendAsync("/qdrant.Points/Upsert", valid, Reader));
        Assert.Equal((RpcStatusCode.Unauthenticated, "Invalid API key or JWT"), await SendAsync("/qdrant.Points/Upsert", nothing, ("api-key", "wrong")));
        Assert.Equal((RpcStatusCode.Unauthenticated, "Invalid API key or JWT"), await SendAsync("/qdrant.Points/Unknown", nothing, ("api-key", "wrong")));
        Assert.Equal((RpcStatusCode.Unimplemented, ""), await SendAsync("/qdrant.Points/Unknown", nothing, Reader));
    }

    private static async Task<(RpcStatusCode, string)> SendAsync(string method, byte[] body, (string, string) header)
    {
        var options = new ServerOptions { GrpcPort = 0, HttpPort = 0, ApiKey = "manager", ReadOnlyApiKey = "reader" };
        await using LocalServer server = await LocalServer.StartAsync(options, QdrantLocal.InMemoryTransport(), TestContext.Current.CancellationToken);
        using var caller = new RawCaller(server.GrpcAddress);
        RawAnswer answer = await caller.CallAsync(method, body, header);
        return ((RpcStatusCode)answer.Status, answer.Message);
    }
}
