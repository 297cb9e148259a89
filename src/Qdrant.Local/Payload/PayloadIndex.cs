using Qdrant.Core.Protocol;

namespace Qdrant.Local.Payload;

/// <summary>One payload index: keeps the values at its path by slot.</summary>
internal abstract class PayloadIndex
{
    /// <summary>How many points hold a value of the index's kind: <c>payload_schema[].points</c>.</summary>
    public abstract int PointCount { get; }

    /// <summary>Takes in the whole payload of a point (an encoded <c>Struct</c>), in place of what the slot held.</summary>
    public abstract void Set(int slot, byte[] payload);

    /// <summary>Forgets a slot; nothing happens when it holds nothing.</summary>
    public abstract void Remove(int slot);

    /// <summary>Makes an empty index.</summary>
    /// <param name="key">The path as sent; it has been checked.</param>
    /// <param name="schema">Type and params.</param>
    /// <param name="release">Whose rules hold.</param>
    public static PayloadIndex Create(string key, PayloadSchemaInfo schema, LocalRelease release) => new NoIndex();

    private sealed class NoIndex : PayloadIndex
    {
        public override int PointCount => 0;

        public override void Set(int slot, byte[] payload) { }

        public override void Remove(int slot) { }
    }
}
