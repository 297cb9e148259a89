using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Writes;

/// <summary>Sends the batches of an upload as writes on condition, and keeps the points that were not written.</summary>
internal sealed class GuardedSender(Func<IReadOnlyList<PointStruct>, UpdateMode, CancellationToken, Task<IReadOnlyList<ConcurrencyConflict>>> write) : UploadSender
{
    private readonly List<ConcurrencyConflict> _conflicts = [];

    public IReadOnlyList<ConcurrencyConflict> Conflicts => _conflicts;

    public override void Begin(PooledBuffer batch) { }

    public override async Task SendAsync(ReadOnlyMemory<byte> batch, CancellationToken cancellationToken)
    {
        UpsertPoints points = UpsertPoints.Parser.ParseFrom(batch.Span);
        IReadOnlyList<ConcurrencyConflict> conflicts = await write(points.Points, UpdateMode.Upsert, cancellationToken).ConfigureAwait(false);
        lock (_conflicts) _conflicts.AddRange(conflicts);
    }

    public override Task WaitAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
