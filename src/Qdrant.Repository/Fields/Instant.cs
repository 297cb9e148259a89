using System.Globalization;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>
/// What a datetime field is compared with or set to: <see cref="DateTimeOffset"/>, <see cref="DateTime"/> (local time is converted, unspecified is UTC,
/// as when it is stored) and <see cref="DateOnly"/> (its midnight in UTC) convert to it.
/// </summary>
public readonly struct Instant
{
    private const string Date = "yyyy-MM-dd", Whole = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    private readonly DateTimeOffset? _value;
    private readonly bool _isDate;

    private Instant(DateTimeOffset? value, bool isDate = false) => (_value, _isDate) = (value?.ToUniversalTime(), isDate);

    /// <summary>The instant.</summary>
    public static implicit operator Instant(DateTimeOffset? value) => new(value);

    /// <summary>The instant; local time is converted, unspecified is UTC.</summary>
    public static implicit operator Instant(DateTime? value) => new(value switch
    {
        null => null,
        { Kind: DateTimeKind.Local } local => new DateTimeOffset(local.ToUniversalTime()),
        { } utc => new DateTimeOffset(utc.Ticks, TimeSpan.Zero),
    });

    /// <summary>The day's midnight in UTC.</summary>
    public static implicit operator Instant(DateOnly? value) =>
        new(value is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null, isDate: true);

    /// <summary>The stored text: RFC 3339 in UTC, or the date alone.</summary>
    public override string ToString() => (_value ?? default).ToString(_isDate ? Date : Whole, CultureInfo.InvariantCulture);

    /// <summary>The stored text of a property that holds instants, or dates.</summary>
    internal string Stored(string path, bool wholeDays)
    {
        DateTimeOffset value = Of(path);
        if (!wholeDays) return value.ToString(Whole, CultureInfo.InvariantCulture);
        return value.TimeOfDay == default ? value.ToString(Date, CultureInfo.InvariantCulture)
            : throw new ArgumentException($"'{path}' holds dates and is set to {value.ToString(Whole, CultureInfo.InvariantCulture)}, which has a time of day.", nameof(path));
    }

    /// <summary>The stored list of a property that holds several.</summary>
    internal static Proto.Value StoredList(IEnumerable<Instant> items, string path, bool wholeDays) =>
        Repository.StoredList.Of(items, item => new Proto.Value { StringValue = item.Stored(path, wholeDays) });

    /// <summary>From a day's midnight in UTC to before the next one.</summary>
    internal static ConditionNode Day(string path, DateOnly day, LeafSpelling spelling = LeafSpelling.Value)
    {
        DateTimeOffset midnight = ((Instant)day).Of(path);
        return FieldLeaf.DatetimeRange(path, midnight, true, day == DateOnly.MaxValue ? null : midnight.AddDays(1), false, spelling);
    }

    /// <summary>One of several instants. A match of any of several values does not exist for dates, so each is a condition of its own.</summary>
    internal static Condition<T> AnyOf<T>(IEnumerable<Instant> values, Func<Instant, Condition<T>> equals)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Condition.AnyOf(values.Select(equals));
    }

    internal DateTimeOffset Of(string path) => FieldLeaf.Given(path, _value);
}
