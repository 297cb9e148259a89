namespace Qdrant.Local.Payload;

/// <summary>The part of a line between two bounds, each of which may be missing, or not belong to it.</summary>
internal readonly struct Interval<T> where T : struct, IComparable<T>
{
    private readonly T? _low;
    private readonly T? _high;
    private readonly bool _lowOpen;
    private readonly bool _highOpen;

    /// <summary>What lies above <paramref name="gt"/>, not below <paramref name="gte"/>, below <paramref name="lt"/> and not above <paramref name="lte"/>.</summary>
    public Interval(T? lt, T? gt, T? gte, T? lte)
    {
        _lowOpen = gt is { } g && (gte is not { } ge || g.CompareTo(ge) >= 0);
        _low = _lowOpen ? gt : gte;
        _highOpen = lt is { } l && (lte is not { } le || l.CompareTo(le) <= 0);
        _high = _highOpen ? lt : lte;
    }

    /// <summary>Just one value.</summary>
    public Interval(T value) => (_low, _high) = (value, value);

    public bool Contains(T value)
    {
        if (_low is { } low)
        {
            int order = value.CompareTo(low);
            if (order < 0 || (order == 0 && _lowOpen)) return false;
        }
        if (_high is { } high)
        {
            int order = value.CompareTo(high);
            if (order > 0 || (order == 0 && _highOpen)) return false;
        }
        return true;
    }

    /// <summary>Where the interval lies in sorted entries.</summary>
    public (SortedEntries<T>.Position From, SortedEntries<T>.Position To) In(SortedEntries<T> entries) => (
        _low is not { } low ? entries.Start : _lowOpen ? entries.UpperBound(low) : entries.LowerBound(low),
        _high is not { } high ? entries.End : _highOpen ? entries.LowerBound(high) : entries.UpperBound(high));
}
