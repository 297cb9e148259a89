using System.Globalization;

namespace Qdrant.Repository;

/// <summary>
/// What a datetime field is compared with: <see cref="DateTimeOffset"/>, <see cref="DateTime"/> (local time is converted, unspecified is UTC,
/// as when it is stored) and <see cref="DateOnly"/> (its midnight in UTC) convert to it.
/// </summary>
public readonly struct Instant
{
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
    public override string ToString() => (_value ?? default).ToString(_isDate ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);

    internal DateTimeOffset Of(string path) => FieldLeaf.Given(path, _value);
}
