using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>Numbers of any kind, as doubles.</summary>
internal sealed class FloatIndex(PayloadPath path, PayloadPath? nested) : SortedIndex<double>(path, nested)
{
    public override SlotTest? Serve(FieldTest test)
    {
        if (test.Range is { } range)
        {
            // NaN stands above every number: as an upper bound it holds nothing off, as a lower one everything.
            if (range.Gt is double.NaN || range.Gte is double.NaN) return InAny([], _ => false);
            return In(new Interval<double>(WithoutNaN(range.Lt), range.Gt, range.Gte, WithoutNaN(range.Lte)));
        }
        return test.Dates is { } dates
            ? In(new Interval<double>(Microseconds(dates.Lt), Microseconds(dates.Gt), Microseconds(dates.Gte), Microseconds(dates.Lte)))
            : null;
    }

    protected override bool TryRead(PayloadValue value, bool adding, out double read)
    {
        read = value.IsNumber ? value.AsDouble : 0;
        return value.IsNumber;
    }

    private static double? WithoutNaN(double? bound) => bound is double.NaN ? null : bound;

    /// <summary>A date as this index compares it: the server takes microseconds as an unsigned 128-bit number on the way, so moments before 1970 lie far above.</summary>
    private static double? Microseconds(Instant? instant) => instant is { } moment ? (double)(UInt128)(Int128)moment.Microseconds : null;
}
