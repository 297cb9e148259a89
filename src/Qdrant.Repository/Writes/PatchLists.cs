namespace Qdrant.Repository;

/// <summary>Sets lists of numbers and dates of the types that convert to the stored one.</summary>
public static class PatchLists
{
    /// <summary>Sets a list of numbers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<FloatBound>>> field, IEnumerable<double> values) => Of(patch).Set(field, values.Select(value => (FloatBound)value));

    /// <summary>Sets a list of numbers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<FloatBound>>> field, IEnumerable<float> values) => Of(patch).Set(field, values.Select(value => (FloatBound)value));

    /// <summary>Sets a list of numbers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<FloatBound>>> field, IEnumerable<Half> values) => Of(patch).Set(field, values.Select(value => (FloatBound)value));

    /// <summary>Sets a list of numbers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<FloatBound>>> field, IEnumerable<long> values) => Of(patch).Set(field, values.Select(value => (FloatBound)value));

    /// <summary>Sets a list of numbers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<FloatBound>>> field, IEnumerable<int> values) => Of(patch).Set(field, values.Select(value => (FloatBound)value));

    /// <summary>Sets a list of integers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<long>>> field, IEnumerable<int> values) => Of(patch).Set(field, values.Select(value => (long)value));

    /// <summary>Sets a list of integers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<long>>> field, IEnumerable<uint> values) => Of(patch).Set(field, values.Select(value => (long)value));

    /// <summary>Sets a list of integers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<long>>> field, IEnumerable<short> values) => Of(patch).Set(field, values.Select(value => (long)value));

    /// <summary>Sets a list of integers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<long>>> field, IEnumerable<ushort> values) => Of(patch).Set(field, values.Select(value => (long)value));

    /// <summary>Sets a list of integers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<long>>> field, IEnumerable<sbyte> values) => Of(patch).Set(field, values.Select(value => (long)value));

    /// <summary>Sets a list of integers.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<long>>> field, IEnumerable<byte> values) => Of(patch).Set(field, values.Select(value => (long)value));

    /// <summary>Sets a list of instants.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<Instant>>> field, IEnumerable<DateTimeOffset> values) => Of(patch).Set(field, values.Select(value => (Instant)value));

    /// <summary>Sets a list of instants; local time is converted, unspecified is UTC.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<Instant>>> field, IEnumerable<DateTime> values) => Of(patch).Set(field, values.Select(value => (Instant)value));

    /// <summary>Sets a list of dates.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="field">The field, for example <c>a => a.Values</c>.</param>
    /// <param name="values">The new elements.</param>
    public static Patch<TEntity, TFields> Set<TEntity, TFields>(
        this Patch<TEntity, TFields> patch, Func<TFields, IStores<TEntity, IEnumerable<Instant>>> field, IEnumerable<DateOnly> values) => Of(patch).Set(field, values.Select(value => (Instant)value));

    private static Patch<TEntity, TFields> Of<TEntity, TFields>(Patch<TEntity, TFields> patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return patch;
    }
}
