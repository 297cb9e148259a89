using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>The point id.</summary>
/// <remarks>Inside a condition on the elements of a nested array Qdrant answers false to every condition on ids, so element fields have none.</remarks>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="toPointId">The point id of a key.</param>
public readonly struct IdField<T, TKey>(Func<TKey, Proto.PointId> toPointId)
{
    /// <summary>Is this point.</summary>
    public static Condition<T> operator ==(IdField<T, TKey> field, TKey key) => field.Equals(key);

    /// <summary>Is not this point.</summary>
    public static Condition<T> operator !=(IdField<T, TKey> field, TKey key) => !field.Equals(key);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(TKey key) => In([key]);

    /// <summary>Is one of these points. No keys at all match nothing. The same as <c>keys.Contains(a.Id)</c>.</summary>
    public Condition<T> In(params TKey[] keys) => In((IEnumerable<TKey>)keys);

    /// <summary>Is one of these points. No keys at all match nothing. The same as <c>keys.Contains(a.Id)</c>.</summary>
    public Condition<T> In(IEnumerable<TKey> keys) => new(FieldLeaf.HasId(keys.Select(toPointId)));

    /// <summary>Is none of these points.</summary>
    public Condition<T> NotIn(params TKey[] keys) => !In(keys);

    /// <summary>Is none of these points.</summary>
    public Condition<T> NotIn(IEnumerable<TKey> keys) => !In(keys);

    /// <summary>Falls in one of <paramref name="total"/> stable parts of the collection, by a hash of the id: for reading a collection in parallel. Since Qdrant 1.19.</summary>
    /// <param name="total">The number of parts, at least 1.</param>
    /// <param name="index">The wanted part, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public Condition<T> InSlice(int total, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, total);
        return new(FieldLeaf.Slice(total, index));
    }

    /// <summary>Not available: compare with a key.</summary>
    [Obsolete("This would compare handles, not ids. Compare the id with a key.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}

/// <summary>Point ids of the key types Qdrant knows.</summary>
public static class PointIds
{
    /// <summary>A UUID.</summary>
    public static Proto.PointId FromGuid(Guid key) => new() { Uuid = key.ToString("D") };

    /// <summary>A number.</summary>
    public static Proto.PointId FromUInt64(ulong key) => new() { Num = key };

    /// <summary>A number.</summary>
    public static Proto.PointId FromUInt32(uint key) => new() { Num = key };

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is negative, which no point id is.</exception>
    public static Proto.PointId FromInt64(long key) =>
        key >= 0 ? new() { Num = (ulong)key } : throw new ArgumentOutOfRangeException(nameof(key), key, "A point id is not negative.");

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is negative, which no point id is.</exception>
    public static Proto.PointId FromInt32(int key) => FromInt64(key);
}
