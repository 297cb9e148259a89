using Qdrant.Core.Transport;

namespace Qdrant.Core.Tests.Transport;

public sealed class GrpcRequestContentTests
{
    /// <summary>Holds every write until it is cancelled, and past that until it is let go.</summary>
    private sealed class StuckStream : MemoryStream
    {
        public TaskCompletionSource Writing { get; } = new();
        public TaskCompletionSource LetGo { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writing.TrySetResult();
            await LetGo.Task;
            await base.WriteAsync(buffer, CancellationToken.None);
        }
    }

    [Fact]
    public async Task The_memory_is_given_back_only_when_nobody_reads_it()
    {
        GrpcRequestContent content = new(new byte[10_000]);
        StuckStream stream = new();

        Task sending = content.CopyToAsync(stream);
        await stream.Writing.Task;
        Task closing = content.CloseAsync();
        Assert.False(closing.IsCompleted);
        stream.LetGo.SetResult();
        await sending;
        await closing;

        Assert.Equal(10_005, stream.Length);
    }

    [Fact]
    public async Task After_the_call_the_memory_is_not_read_again()
    {
        GrpcRequestContent content = new(new byte[10]);
        using MemoryStream first = new(), second = new();

        await content.CopyToAsync(first);
        await content.CloseAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => content.CopyToAsync(second));
        Assert.Equal(15, first.Length);
        Assert.Equal(0, second.Length);
    }
}
