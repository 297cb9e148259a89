using System.Globalization;

namespace Qdrant.Repository;

/// <summary>
/// What a datetime field is compared with or set to: <see cref="DateTimeOffset"/>, <see cref="DateTime"/> (local time is converted, unspecified is UTC,
/// as when it is stored) and <see cref="DateOnly"/> (its midnight in UTC) convert to it.
/// </summary>
public readonly struct Instant
{
    private const string Day = "yyyy-MM-dd", Whole = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

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
    public override string ToString() => (_value ?? default).ToString(_isDate ? Day : Whole, CultureInfo.InvariantCulture);

    /// <summary>The stored text of a property that holds instants, or dates.</summary>
    internal string Stored(string path, bool wholeDays)
    {
        DateTimeOffset value = Of(path);
        if (!wholeDays) return value.ToString(Whole, CultureInfo.InvariantCulture);
        return value.TimeOfDay == default ? value.ToString(Day, CultureInfo.InvariantCulture)
            : throw new ArgumentException($"'{path}' holds dates and is set to {value.ToString(Whole, CultureInfo.InvariantCulture)}, which has a time of day.", nameof(path));
    }

    internal DateTimeOffset Of(string path) => FieldLeaf.Given(path, _value);
}
