using System.Text;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Tests.Service;

/// <summary>StorageRead checks its requests as a server does and finds no files.</summary>
public sealed class StorageReadTests
{
    [Theory]
    [InlineData("ReadWhole", "a/b", "", RpcStatusCode.InvalidArgument, "Validation error in body: [collection_name: collection name cannot contain \"/\" char; path: value \"\" invalid, must be at least 1 characters]")]
    [InlineData("ListFiles", "c", "", RpcStatusCode.InvalidArgument, "Validation error in body: [prefix_path: value \"\" invalid, must be at least 1 characters]")]
    [InlineData("ReadBatch", "c", "x", RpcStatusCode.InvalidArgument, "Validation error in body: [ranges: value [] invalid, must be at least 1 characters]")]
    [InlineData("FileExists", "c", "x/../../y", RpcStatusCode.InvalidArgument, "Invalid path component in 'x/../../y'")]
    [InlineData("FileLength", "c", "/etc/hostname", RpcStatusCode.InvalidArgument, "Invalid path component in '/etc/hostname'")]
    [InlineData("ReadBytes", "c", "x", RpcStatusCode.NotFound, "File not found: ./storage/collections/c/0/x")]
    [InlineData("ListFiles", "none", "x", RpcStatusCode.NotFound, "File not found: ./storage/collections/none/0")]
    [InlineData("ReadWhole", "c", "x", RpcStatusCode.NotFound, "Shard 7 not found in collection 'c' on this peer", 7)]
    public async Task Errors_are_the_servers(string method, string collection, string path, RpcStatusCode status, string text, int shard = 0)
    {
        var error = await Assert.ThrowsAsync<QdrantRpcException>(() => SendAsync(method, collection, path, shard));
        Assert.Equal((status, text), (error.Status, error.Detail));
    }

    [Theory]
    [InlineData("FileExists", "none")]
    [InlineData("FileExists", "c")]
    [InlineData("ListFiles", "c")]
    public async Task Nothing_is_there(string method, string collection) => Assert.Equal(0, await SendAsync(method, collection, "x", 0));

    private static async Task<int> SendAsync(string method, string collection, string path, int shard)
    {
        await using IQdrantTransport engine = QdrantLocal.InMemoryTransport();
        var client = new QdrantClient(engine);
        await client.CreateCollectionAsync("c", new VectorParams { Size = 2, Distance = Distance.Dot }, cancellationToken: TestContext.Current.CancellationToken);
        using var body = new PooledBuffer();
        Write(body, collection, path, shard);
        using PooledBuffer answer = await engine.SendAsync("/qdrant.StorageRead/" + method, body.WrittenMemory, default, TestContext.Current.CancellationToken);
        return answer.Length;
    }

    private static void Write(PooledBuffer body, string collection, string path, int shard)
    {
        var writer = new WireWriter(body);
        writer.WriteBytes(1, Encoding.UTF8.GetBytes(collection));
        writer.WriteUInt64(2, (ulong)shard);
        writer.WriteBytes(3, Encoding.UTF8.GetBytes(path));
        writer.Flush();
    }
}
