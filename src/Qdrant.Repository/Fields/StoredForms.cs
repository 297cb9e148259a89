using System.Globalization;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>How values of one type are stored as text, both ways. Filters, facets and patches write values as the codec does.</summary>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="format">The stored text of a value; throws for a value that cannot be stored.</param>
/// <param name="parse">The value of a stored text.</param>
public sealed class TextForm<TValue>(Func<TValue, string> format, Func<string, TValue> parse) where TValue : struct
{
    /// <summary>The stored text of a value.</summary>
    public string Format(TValue value) => format(value);

    /// <summary>The value of a stored text.</summary>
    public TValue Parse(string text) => parse(text);
}

/// <summary>The text forms of the framework's own types.</summary>
public static class TextForm
{
    /// <summary>Hyphenated, lower-case.</summary>
    public static TextForm<Guid> Guid { get; } = new(static value => value.ToString("D"), static text => System.Guid.Parse(text));

    /// <summary><c>2024-05-01</c>.</summary>
    public static TextForm<DateOnly> DateOnly { get; } = new(
        static value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        static text => System.DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary><c>13:45:10.1234567</c>, without trailing zeros of the fraction.</summary>
    public static TextForm<TimeOnly> TimeOnly { get; } = new(
        static value => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        static text => System.TimeOnly.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The decimal digits, as the value holds them.</summary>
    public static TextForm<decimal> Decimal { get; } = new(
        static value => value.ToString(CultureInfo.InvariantCulture),
        static text => decimal.Parse(text, CultureInfo.InvariantCulture));
}

/// <summary>How values of one type are stored as integers, both ways.</summary>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="toStored">The stored integer; throws for a value that cannot be stored.</param>
/// <param name="fromStored">The value of a stored integer.</param>
public sealed class IntegerForm<TValue>(Func<TValue, long> toStored, Func<long, TValue> fromStored) where TValue : struct
{
    /// <summary>The stored integer of a value.</summary>
    public long ToStored(TValue value) => toStored(value);

    /// <summary>The value of a stored integer.</summary>
    public TValue FromStored(long stored) => fromStored(stored);
}

/// <summary>The integer forms of the framework's own types.</summary>
public static class IntegerForm
{
    /// <summary>Ticks of 100 nanoseconds.</summary>
    public static IntegerForm<TimeSpan> TimeSpan { get; } = new(static value => value.Ticks, static stored => new TimeSpan(stored));

    /// <summary>The number itself; above 2^63-1 it cannot be stored.</summary>
    public static IntegerForm<ulong> UInt64 { get; } = new(
        static value => value <= long.MaxValue
            ? (long)value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Qdrant stores integers up to 2^63-1; keep larger numbers in a string."),
        static stored => checked((ulong)stored));

    /// <summary>A decimal times 10^<paramref name="scale"/>; a value with more decimals cannot be stored.</summary>
    /// <param name="scale">The number of decimals kept, 0 to 18.</param>
    public static IntegerForm<decimal> ScaledDecimal(int scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 18);
        return new IntegerForm<decimal>(value => Codec.DecimalForms.Scale(value, scale), stored => Codec.DecimalForms.Unscale(stored, scale));
    }

    internal static long ReadGroup(Proto.GroupId group) =>
        group.KindCase == Proto.GroupId.KindOneofCase.UnsignedValue ? checked((long)group.UnsignedValue) : group.IntegerValue;
}

/// <summary>How values of one type are stored as doubles, both ways.</summary>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="toStored">The stored double; throws for a value that would not survive.</param>
/// <param name="fromStored">The value of a stored double.</param>
public sealed class FloatForm<TValue>(Func<TValue, double> toStored, Func<double, TValue> fromStored) where TValue : struct
{
    /// <summary>The stored double of a value.</summary>
    public double ToStored(TValue value) => toStored(value);

    /// <summary>The value of a stored double.</summary>
    public TValue FromStored(double stored) => fromStored(stored);

    /// <summary>The stored double, which reads back as the value.</summary>
    internal double Exactly(TValue value)
    {
        double stored = toStored(value);
        return EqualityComparer<TValue>.Default.Equals(fromStored(stored), value) ? stored
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{value} is not held by a double; store it as text, or scaled with [IntegerIndex(Scale = …)]."), nameof(value));
    }
}

/// <summary>The float forms of the framework's own types.</summary>
public static class FloatForm
{
    /// <summary>The nearest double of a decimal.</summary>
    public static FloatForm<decimal> Decimal { get; } = new(static value => (double)value, static stored => Codec.DecimalForms.TryFromDouble(stored, out decimal value) ? value : throw new OverflowException($"{stored} is outside of what a decimal holds."));
}

internal static class UriText
{
    public static string Of(Uri value) => value.OriginalString;

    public static Uri Parse(string text) => new(text, UriKind.RelativeOrAbsolute);
}

internal static class StoredList
{
    public static Proto.Value Of<TItem>(IEnumerable<TItem> items, Func<TItem, Proto.Value> toStored) =>
        new() { ListValue = new Proto.ListValue { Values = { items.Select(toStored) } } };
}
