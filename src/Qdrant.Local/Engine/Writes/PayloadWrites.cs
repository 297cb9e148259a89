using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Engine.Writes;

/// <summary>Merges keys into payloads, at the top or at a path.</summary>
internal sealed class SetPayloadWrite(PointSelection selection, MapField<string, Value> payload, PayloadPath? key) : PointWrite
{
    public override bool IsEmpty => selection.IsEmpty;

    public override Filter? Filter => selection.Filter;

    public override ulong Cost => selection.Cost;

    public override PointWrite? ForShard(ShardRing ring, int shard) => selection.ForShard(ring, shard) is { } part ? new SetPayloadWrite(part, payload, key) : null;

    public override void Apply(WriteScope scope) => scope.ForEach(selection, slot =>
    {
        byte[] current = scope.State.Points.PayloadOf(slot);
        scope.SetPayload(slot, key is null ? PayloadEdit.Set(current, payload) : PayloadEdit.Set(current, payload, key));
        scope.Bump(slot);
    });
}

/// <summary>Replaces whole payloads; an empty one clears.</summary>
internal sealed class OverwritePayloadWrite(PointSelection selection, byte[] payload) : PointWrite
{
    public override bool IsEmpty => selection.IsEmpty;

    public override Filter? Filter => selection.Filter;

    public override ulong Cost => selection.Cost;

    public override PointWrite? ForShard(ShardRing ring, int shard) => selection.ForShard(ring, shard) is { } part ? new OverwritePayloadWrite(part, payload) : null;

    public override void Apply(WriteScope scope) => scope.ForEach(selection, slot =>
    {
        scope.SetPayload(slot, payload);
        scope.Bump(slot);
    });
}

/// <summary>Removes what payloads hold at some paths.</summary>
internal sealed class DeletePayloadWrite(PointSelection selection, IReadOnlyList<PayloadPath> keys) : PointWrite
{
    public override bool IsEmpty => selection.IsEmpty;

    public override Filter? Filter => selection.Filter;

    public override ulong Cost => selection.Cost;

    public override PointWrite? ForShard(ShardRing ring, int shard) => selection.ForShard(ring, shard) is { } part ? new DeletePayloadWrite(part, keys) : null;

    public override void Apply(WriteScope scope) => scope.ForEach(selection, slot =>
    {
        if (keys.Count == 0) return;
        scope.SetPayload(slot, PayloadEdit.Delete(scope.State.Points.PayloadOf(slot), keys));
        scope.Bump(slot);
    });
}

/// <summary>Deletes points; ids that are missing are fine.</summary>
internal sealed class DeletePointsWrite(PointSelection selection) : PointWrite
{
    public override bool IsEmpty => selection.IsEmpty;

    public override Filter? Filter => selection.Filter;

    public override ulong Cost => selection.Cost;

    public override PointWrite? ForShard(ShardRing ring, int shard) => selection.ForShard(ring, shard) is { } part ? new DeletePointsWrite(part) : null;

    public override void Apply(WriteScope scope)
    {
        if (selection.Filter is not null)
        {
            foreach (int slot in scope.Matching(selection.Filter)) scope.Remove(slot);
            return;
        }
        foreach (PointId id in selection.Ids!)
            if (scope.State.Points.TryGetSlot(id, out int slot)) scope.Remove(slot);
    }
}
