using Google.Protobuf;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Calls;

/// <summary>Not beside other tests: those that listen to telemetry make every call cost more.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    /// <summary>Answers at once, on the caller's thread.</summary>
    private sealed class Immediate(byte[] answer) : IQdrantTransport
    {
        public string Address => "immediate:";

        public ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken)
        {
            PooledBuffer buffer = new(answer.Length);
            answer.CopyTo(buffer.GetSpan(answer.Length));
            buffer.Advance(answer.Length);
            return new ValueTask<PooledBuffer>(buffer);
        }

        public ValueTask DisposeAsync() => default;
    }

    [Fact]
    public async Task The_pipeline_itself_allocates_nothing_to_speak_of()
    {
        await using QdrantClient client = new(new Immediate(new CountResponse().ToByteArray()), new QdrantClientOptions { ServerRelease = QdrantRelease.Newest });
        byte[] body = new CountPoints { CollectionName = "shop" }.ToByteArray();
        for (int i = 0; i < 1000; i++) Send(client, body);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) Send(client, body);
        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;

        // The buffer of the answer is one object; in debug builds the two async methods are objects too.
        Assert.InRange(each, 0, 700);
    }

    private static void Send(QdrantClient client, byte[] body)
    {
        ValueTask<PooledBuffer> call = client.Calls.SendAsync(RpcMethods.Points.Count, body, QdrantRelease.First);
        Assert.True(call.IsCompletedSuccessfully);
        call.Result.Dispose();
    }
}
