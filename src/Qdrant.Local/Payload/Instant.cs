namespace Qdrant.Local.Payload;

/// <summary>A moment: seconds since 1970 in UTC, and nanoseconds, which go on past a second inside a leap second.</summary>
internal readonly record struct Instant(long Seconds, int Nanos) : IComparable<Instant>
{
    private const long DaysPerEra = 146_097;
    private const long SecondsPerDay = 86_400;

    /// <summary>The first year the server can represent.</summary>
    public const int MinYear = -262_143;

    /// <summary>The last year the server can represent.</summary>
    public const int MaxYear = 262_142;

    /// <summary>Whole microseconds since 1970, rounded down: what a datetime index keeps.</summary>
    public long Microseconds => Seconds * 1_000_000 + Nanos / 1_000;

    public int CompareTo(Instant other) => Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanos.CompareTo(other.Nanos);

    /// <summary>Days since 1970 of a date of the Gregorian calendar, which reaches back before it was made.</summary>
    public static long DaysOf(long year, int month, int day)
    {
        // Years are counted from March, so that the leap day is the last one.
        if (month <= 2) year--;
        long era = Math.DivRem(year >= 0 ? year : year - 399, 400).Quotient;
        long yearOfEra = year - era * 400;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DaysPerEra + dayOfEra - 719_468;
    }

    /// <summary>The date of a day counted from 1970.</summary>
    public static (long Year, int Month, int Day) DateOf(long days)
    {
        days += 719_468;
        long era = (days >= 0 ? days : days - (DaysPerEra - 1)) / DaysPerEra;
        long dayOfEra = days - era * DaysPerEra;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (int)((5 * dayOfYear + 2) / 153);
        int day = (int)(dayOfYear - (153 * shifted + 2) / 5 + 1);
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
    }

    public static bool IsDate(long year, int month, int day)
    {
        if (year is < MinYear or > MaxYear || month is < 1 or > 12 || day < 1) return false;
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int last = month switch { 2 => leap ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };
        return day <= last;
    }

    /// <summary>Whether the server can represent this moment.</summary>
    public bool IsRepresentable
    {
        get
        {
            if (Nanos >= 2_000_000_000) return false;
            if (Nanos >= 1_000_000_000 && ((Seconds % 60) + 60) % 60 != 59) return false;
            long days = Seconds >= 0 ? Seconds / SecondsPerDay : -((-(Seconds + 1)) / SecondsPerDay) - 1;
            return days >= DaysOf(MinYear, 1, 1) && days <= DaysOf(MaxYear, 12, 31);
        }
    }
}
