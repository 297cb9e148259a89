using Qdrant.Core.Protocol;
using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>Integers, and doubles without a fraction. Either of its two uses, lookup and range, may be off.</summary>
internal sealed class IntegerIndex(PayloadPath path, PayloadPath? nested, IntegerIndexParams? settings) : SortedIndex<long>(path, nested)
{
    private const double TwoTo63 = 9_223_372_036_854_775_808d;

    /// <summary>Whether the index answers equality (and facets).</summary>
    public bool HasLookup { get; } = settings is not { HasLookup: true, Lookup: false };

    /// <summary>Whether the index answers ranges (and order).</summary>
    public bool HasRange { get; } = settings is not { HasRange: true, Range: false };

    protected override bool KeepsEmptied => HasLookup;

    public override SlotTest? Serve(FieldTest test)
    {
        if (HasLookup && test.Match is { Kind: MatchKind.Integers } match) return OneOf(match.Integers);
        if (HasLookup && test.Match is { Kind: MatchKind.ExceptIntegers } except) return Except(except.Integers);
        if (!HasRange) return null;
        if (test.Range is { } range) return In(Bounds(range));
        return test.Dates is { } dates ? In(Bounds(dates)) : null;
    }

    /// <summary>The whole numbers inside a range: bounds are rounded to the next whole number that can decide, then kept within 64 bits.</summary>
    public static Interval<long> Bounds(NumberRange range) =>
        new(Saturate(Up(range.Lt)), Saturate(Down(range.Gt)), Saturate(Up(range.Gte)), Saturate(Down(range.Lte)));

    public static Interval<long> Bounds(InstantRange range) =>
        new(range.Lt?.Microseconds, range.Gt?.Microseconds, range.Gte?.Microseconds, range.Lte?.Microseconds);

    /// <summary>A double as the nearest 64-bit integer towards zero; NaN is 0.</summary>
    public static long Saturate(double value) => value switch
    {
        double.NaN => 0,
        >= TwoTo63 => long.MaxValue,
        <= -TwoTo63 => long.MinValue,
        _ => (long)value,
    };

    protected override bool TryRead(PayloadValue value, bool adding, out long read)
    {
        read = 0;
        if (value.Kind == PayloadKind.Integer)
        {
            read = value.AsInteger;
            return true;
        }
        if (value.Kind != PayloadKind.Double) return false;
        double number = value.AsDouble;
        if (Math.Truncate(number) != number || number is < -TwoTo63 or > TwoTo63) return false;
        read = Saturate(number);
        return true;
    }

    private static long? Saturate(double? value) => value is { } number ? Saturate(number) : null;

    private static double? Up(double? bound) => bound is { } value ? Math.Ceiling(value) : null;

    private static double? Down(double? bound) => bound is { } value ? Math.Floor(value) : null;
}
