using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>Dates, as whole microseconds since 1970.</summary>
internal sealed class DatetimeIndex(PayloadPath path, PayloadPath? nested) : SortedIndex<long>(path, nested)
{
    public override SlotTest? Serve(FieldTest test)
    {
        if (test.Dates is { } dates) return In(IntegerIndex.Bounds(dates));
        return test.Range is { } range ? In(IntegerIndex.Bounds(range)) : null;
    }

    protected override bool TryRead(PayloadValue value, bool adding, out long read)
    {
        read = 0;
        if (value.Kind != PayloadKind.String || !DateTimeText.TryParse(value.Utf8, out Instant instant)) return false;
        read = instant.Microseconds;
        return true;
    }
}
