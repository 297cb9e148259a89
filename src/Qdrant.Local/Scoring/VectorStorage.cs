using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>The vectors of one name, by slot.</summary>
internal abstract class VectorStorage
{
    /// <summary>How many slots hold a vector.</summary>
    public abstract int Count { get; }

    public abstract bool Has(int slot);

    /// <summary>Forgets the vector of a slot; nothing happens when there is none.</summary>
    public abstract void Remove(int slot);

    /// <summary>Writes the vector of a slot as a VectorOutput message in field <paramref name="field"/>.</summary>
    public abstract void Write(ref WireWriter writer, int field, int slot);
}
