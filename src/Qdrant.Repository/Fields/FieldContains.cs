namespace Qdrant.Repository;

/// <summary><c>values.Contains(a.Field)</c>, the way search forms are written; the same as <c>a.Field.In(values)</c>.</summary>
public static class FieldContains
{
    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<string> values, KeywordField<T> field) => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T, TValue>(this IEnumerable<TValue> values, KeywordField<T, TValue> field) where TValue : struct => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<Uri> values, UriField<T> field) => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<long> values, IntegerField<T> field) => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<int> values, IntegerField<T> field) => field.In(values.Select(value => (long)value));

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T, TValue>(this IEnumerable<TValue> values, IntegerField<T, TValue> field) where TValue : struct => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<string> values, UnindexedKeywordField<T> field) => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T, TValue>(this IEnumerable<TValue> values, UnindexedKeywordField<T, TValue> field) where TValue : struct => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<Uri> values, UnindexedUriField<T> field) => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<long> values, UnindexedIntegerField<T> field) => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<int> values, UnindexedIntegerField<T> field) => field.In(values.Select(value => (long)value));

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T, TValue>(this IEnumerable<TValue> values, UnindexedIntegerField<T, TValue> field) where TValue : struct => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<Guid> values, UuidField<T> field) => field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> Contains<T, TKey>(this IEnumerable<TKey> values, IdField<T, TKey> field) => field.In(values);

    /// <summary>The field is exactly one of these instants. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<DateTimeOffset> values, DatetimeField<T> field) => field.In(values.Select(static value => (Instant)value));

    /// <summary>The field is exactly one of these instants. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<DateTime> values, DatetimeField<T> field) => field.In(values.Select(static value => (Instant)value));

    /// <summary>The field is exactly one of these days, at its midnight in UTC. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<DateOnly> values, DatetimeField<T> field) => field.In(values.Select(static value => (Instant)value));

    /// <summary>The field is exactly one of these instants. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<DateTimeOffset> values, UnindexedDatetimeField<T> field) => field.In(values.Select(static value => (Instant)value));

    /// <summary>The field is exactly one of these instants. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<DateTime> values, UnindexedDatetimeField<T> field) => field.In(values.Select(static value => (Instant)value));

    /// <summary>The field is exactly one of these days, at its midnight in UTC. No values at all match nothing.</summary>
    public static Condition<T> Contains<T>(this IEnumerable<DateOnly> values, UnindexedDatetimeField<T> field) => field.In(values.Select(static value => (Instant)value));

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> In<T>(this IntegerField<T> field, IEnumerable<int> values) => field.In(values.Select(value => (long)value));

    /// <summary>The field holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public static Condition<T> NotIn<T>(this IntegerField<T> field, IEnumerable<int> values) => !field.In(values);

    /// <summary>The field holds one of these values. No values at all match nothing.</summary>
    public static Condition<T> In<T>(this UnindexedIntegerField<T> field, IEnumerable<int> values) => field.In(values.Select(value => (long)value));

    /// <summary>The field holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public static Condition<T> NotIn<T>(this UnindexedIntegerField<T> field, IEnumerable<int> values) => !field.In(values);
}
