using Qdrant.Core;

namespace Qdrant.Repository;

/// <summary>One point that a conditional write did not change.</summary>
/// <param name="Id">The point id, as Qdrant keeps it.</param>
/// <param name="Expected">The revision that the entity had; 0 for a point that should be new.</param>
/// <param name="Found">The revision that is stored; null when there is no such point.</param>
/// <param name="IsUnknown">
/// True: whether the write took place is not known, since more others followed, before it could be looked at, than a point remembers. False: it did not.
/// </param>
public sealed record ConcurrencyConflict(PointIdentity Id, long Expected, long? Found, bool IsUnknown = false)
{
    /// <inheritdoc />
    public override string ToString() => (Expected, Found) switch
    {
        (0, null) => $"{Id} was new, and is not stored",
        (0, _) => $"{Id} was new, but revision {Found} is stored",
        (_, null) => $"{Id} had revision {Expected}, and is not stored any more",
        _ => $"{Id} had revision {Expected}, but revision {Found} is stored" + (IsUnknown ? ", and whether this write is among its forebears is not known" : ""),
    };
}

/// <summary>A conditional write that came too late: somebody else changed, inserted or deleted points since they were read. Other points of the same call were written.</summary>
public sealed class ConcurrencyConflictException : QdrantException
{
    private const int Named = 5;

    /// <summary>Creates the error.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="conflicts">The points that were not written.</param>
    public ConcurrencyConflictException(string collection, IReadOnlyList<ConcurrencyConflict> conflicts)
        : base($"{conflicts.Count} {(conflicts.Count == 1 ? "point" : "points")} of \"{collection}\" changed since {(conflicts.Count == 1 ? "it was read and was" : "they were read and were")} not written: "
            + string.Join("; ", conflicts.Take(Named)) + (conflicts.Count > Named ? $"; and {conflicts.Count - Named} more" : "")
            + ". Read them again and repeat the change, or use UpdateAsync, which does both.") =>
        (Collection, Conflicts) = (collection, conflicts);

    /// <summary>The collection.</summary>
    public string Collection { get; }

    /// <summary>The points that were not written.</summary>
    public IReadOnlyList<ConcurrencyConflict> Conflicts { get; }
}
