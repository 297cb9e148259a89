using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Calls;

/// <summary>
/// Sends batches as upserts of one collection. The encoder writes each point as field <see cref="PointsField"/>, a <c>PointStruct</c>. Batches are only acknowledged;
/// at the end a delete that matches nothing waits behind them in the queue of every shard.
/// </summary>
/// <param name="calls">The pipeline of the client.</param>
/// <param name="collectionName">The collection, or an alias.</param>
/// <param name="newestUsed">The newest release of all that the encoder writes; null: looked up in the bytes, unless the server is known to have everything.</param>
/// <param name="options">What the calls do differently from the client's settings.</param>
public sealed class PointSender(QdrantCalls calls, string collectionName, QdrantRelease? newestUsed = null, CallOptions options = default) : UploadSender
{
    /// <summary>The field of <c>UpsertPoints</c> that holds the points.</summary>
    public const int PointsField = UpsertPoints.PointsFieldNumber;

    /// <inheritdoc />
    public override void Begin(PooledBuffer batch)
    {
        WireWriter writer = new(batch);
        writer.WriteString(UpsertPoints.CollectionNameFieldNumber, collectionName);
        writer.Flush();
    }

    /// <inheritdoc />
    public override async Task SendAsync(ReadOnlyMemory<byte> batch, CancellationToken cancellationToken)
    {
        using PooledBuffer answer = await calls.SendAsync(RpcMethods.Points.Upsert, batch, newestUsed, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override Task WaitAsync(CancellationToken cancellationToken)
    {
        DeletePoints nothing = new()
        {
            CollectionName = collectionName,
            Wait = true,
            Points = new PointsSelector { Filter = new Filter { Must = { new Condition { HasId = new HasIdCondition() } } } },
        };
        return calls.InvokeAsync(RpcMethods.Points.Delete, nothing, options, cancellationToken).AsTask();
    }
}
