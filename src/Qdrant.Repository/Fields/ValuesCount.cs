using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>
/// How many elements a list holds (Qdrant: <c>values_count</c>), nulls included: 0 for a missing field, null and an empty list, 1 for a single value.
/// No index serves it.
/// </summary>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct ValuesCount<T>(string path)
{
    private readonly string _path = path;

    /// <summary>Exactly this many elements.</summary>
    public static Condition<T> operator ==(ValuesCount<T> field, int count) => field.Equals(count);

    /// <summary>Not exactly this many elements.</summary>
    public static Condition<T> operator !=(ValuesCount<T> field, int count) => !field.Equals(count);

    /// <summary>Fewer elements.</summary>
    public static Condition<T> operator <(ValuesCount<T> field, int count) => count <= 0 ? Condition<T>.None : field.Test(new() { Lt = (ulong)count });

    /// <summary>At most this many elements.</summary>
    public static Condition<T> operator <=(ValuesCount<T> field, int count) => count < 0 ? Condition<T>.None : field.Test(new() { Lte = (ulong)count });

    /// <summary>More elements.</summary>
    public static Condition<T> operator >(ValuesCount<T> field, int count) => count < 0 ? Condition<T>.All : field.Test(new() { Gt = (ulong)count });

    /// <summary>At least this many elements.</summary>
    public static Condition<T> operator >=(ValuesCount<T> field, int count) => count <= 0 ? Condition<T>.All : field.Test(new() { Gte = (ulong)count });

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(int count) => count < 0 ? Condition<T>.None : Test(new() { Gte = (ulong)count, Lte = (ulong)count });

    /// <summary>Not available: compare with a number.</summary>
    [Obsolete("This would compare handles, not counts. Compare with a number.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    private Condition<T> Test(Proto.ValuesCount count) => new(FieldLeaf.ValuesCount(_path, count));
}
