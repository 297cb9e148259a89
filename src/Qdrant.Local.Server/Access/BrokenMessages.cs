using Qdrant.Core;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Server.Access;

/// <summary>
/// A server looks at a message before it looks at the rights of who sent it. So a call that is about to be refused is first put to an engine
/// that holds nothing and is thrown away: what it finds wrong with the message itself is the answer.
/// </summary>
internal sealed class BrokenMessages(LocalRelease release)
{
    private readonly LocalOptions _options = new() { Release = release };

    /// <summary>What is wrong with the message; null when nothing is.</summary>
    public async ValueTask<QdrantRpcException?> FindAsync(string method, ReadOnlyMemory<byte> request)
    {
        await using IQdrantTransport empty = QdrantLocal.InMemoryTransport(_options);
        try
        {
            using PooledBuffer answer = await empty.SendAsync(method, request, default, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (QdrantRpcException error)
        {
            return IsOfMessage(error) ? error : null;
        }
    }

    private static bool IsOfMessage(QdrantRpcException error) =>
        error.Detail.StartsWith("failed to decode Protobuf message: ", StringComparison.Ordinal)
        || (error.Status == RpcStatusCode.InvalidArgument && error.Detail.StartsWith("Validation error in body: ", StringComparison.Ordinal));
}
