using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Engine.Writes;

namespace Qdrant.Local.Service.Points;

/// <summary>How a write is to be run and answered.</summary>
/// <param name="Wait">Whether errors on apply are to be told.</param>
/// <param name="HasTimeout">Whether a timeout was sent.</param>
/// <param name="Timeout">Seconds; 0 answers WaitTimeout though the write is done.</param>
/// <param name="ShardKeys">The selector of shards.</param>
internal readonly record struct WriteTerms(bool Wait, bool HasTimeout, ulong Timeout, ShardKeySelector? ShardKeys);

/// <summary>Runs converted writes: what a server checks after the conversion, in its order, then the log.</summary>
internal sealed class WriteRunner(ServiceContext context)
{
    public async ValueTask<PointsOperationResponse> RunAsync(string collection, PointWrite write, WriteTerms terms) => new()
    {
        Result = await RunOneAsync(context.Catalogue.Resolve(collection), write, terms).ConfigureAwait(false),
        Usage = new Usage(),
    };

    public static async ValueTask<UpdateResult> RunOneAsync(Collection collection, PointWrite write, WriteTerms terms)
    {
        CheckBeforeLog(collection, write, terms);
        WriteOutcome outcome = await collection.WriteAsync(write).ConfigureAwait(false);
        if (terms.Wait && outcome.Error is { } error) throw error;
        return new UpdateResult { OperationId = outcome.Operation, Status = StatusOf(terms) };
    }

    private static void CheckBeforeLog(Collection collection, PointWrite write, WriteTerms terms)
    {
        using (collection.Read(out CollectionState state))
        {
            StrictWrites.Check(state, write, terms);
            write.CheckBeforeLog(state);
        }
        ShardKeys.RefuseWrite(terms.ShardKeys);
        if (write.IsEmpty) throw ServerError.BadRequest("Empty update request");
        using (collection.Read(out CollectionState state))
            if (StrictMode.Limits(state) is { HasWriteRateLimit: true } limits) state.Usage.Writes.Take(limits.WriteRateLimit, write.Cost);
    }

    private static UpdateStatus StatusOf(WriteTerms terms)
    {
        if (!terms.Wait) return UpdateStatus.Acknowledged;
        return terms is { HasTimeout: true, Timeout: 0 } ? UpdateStatus.WaitTimeout : UpdateStatus.Completed;
    }
}
