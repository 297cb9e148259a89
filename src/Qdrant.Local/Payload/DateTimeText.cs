using System.Text;

namespace Qdrant.Local.Payload;

/// <summary>
/// Reads the date texts the server takes: a date, a date with hours and minutes, or with seconds and a fraction; only the last may have a zone.
/// Digits may be fewer than written out, white space is let pass in many places.
/// </summary>
internal ref struct DateTimeText
{
    private const int LongestOnStack = 128;

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    // White space behind a number is let pass in texts with a zone only; it is not known before the end whether there is one.
    private bool _spaceBehind;

    private DateTimeText(ReadOnlySpan<char> text) => _text = text;

    public static bool TryParse(ReadOnlySpan<byte> utf8, out Instant instant)
    {
        Span<char> stack = stackalloc char[LongestOnStack];
        ReadOnlySpan<char> text = utf8.Length <= LongestOnStack
            ? stack[..Encoding.UTF8.GetChars(utf8, stack)]
            : Encoding.UTF8.GetString(utf8);
        return TryParse(text, out instant);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Instant instant) => new DateTimeText(text).TryRead(out instant);

    private bool TryRead(out Instant instant)
    {
        instant = default;
        if (!TryYear(out long year) || !Separator('-') || !TryNumber(2, out int month) || !Separator('-') || !TryNumber(2, out int day)) return false;
        if (!Instant.IsDate(year, month, day)) return false;
        long days = Instant.DaysOf(year, month, day);
        if (AtEnd)
        {
            instant = new Instant(days * 86_400, 0);
            return !_spaceBehind;
        }
        bool lowerT = _text[_at] == 't';
        if (_text[_at] is 'T' or 't') _at++;
        if (!TryNumber(2, out int hour) || !Separator(':') || !TryNumber(2, out int minute) || hour > 23 || minute > 59) return false;
        long seconds = days * 86_400 + hour * 3_600L + minute * 60L;
        if (AtEnd)
        {
            instant = new Instant(seconds, 0);
            return !_spaceBehind && !lowerT;
        }
        if (!Separator(':') || !TryNumber(2, out int second) || second > 60 || !TryFraction(out int nanos)) return false;
        if (second == 60) (second, nanos) = (59, nanos + 1_000_000_000);
        instant = new Instant(seconds + second, nanos);
        if (AtEnd) return !_spaceBehind && !lowerT;
        SkipSpace();
        if (!TryZone(out int offset)) return false;
        SkipSpace();
        instant = instant with { Seconds = instant.Seconds - offset };
        return AtEnd;
    }

    private readonly bool AtEnd => _at == _text.Length;

    private void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private bool Separator(char expected)
    {
        int before = _at;
        SkipSpace();
        if (AtEnd || _text[_at] != expected) return false;
        _spaceBehind |= _at != before;
        _at++;
        return true;
    }

    private bool TryYear(out long year)
    {
        SkipSpace();
        year = 0;
        bool signed = !AtEnd && _text[_at] is '+' or '-';
        bool negative = signed && _text[_at] == '-';
        if (signed) _at++;
        int start = _at;
        int most = signed ? int.MaxValue : 4;
        while (!AtEnd && _at - start < most && char.IsAsciiDigit(_text[_at]))
        {
            year = year * 10 + (_text[_at++] - '0');
            if (year > 10_000_000) return false;
        }
        if (negative) year = -year;
        return _at > start;
    }

    private bool TryNumber(int most, out int number)
    {
        SkipSpace();
        number = 0;
        int start = _at;
        while (!AtEnd && _at - start < most && char.IsAsciiDigit(_text[_at])) number = number * 10 + (_text[_at++] - '0');
        return _at > start;
    }

    private bool TryFraction(out int nanos)
    {
        nanos = 0;
        if (AtEnd || _text[_at] != '.') return true;
        int start = ++_at;
        int unit = 100_000_000;
        for (; !AtEnd && char.IsAsciiDigit(_text[_at]); _at++, unit /= 10) nanos += (_text[_at] - '0') * unit;
        return _at > start;
    }

    private bool TryZone(out int offset)
    {
        offset = 0;
        ReadOnlySpan<char> rest = _text[_at..];
        if (rest.StartsWith("UTC", StringComparison.OrdinalIgnoreCase))
        {
            _at += 3;
            return true;
        }
        if (rest.IsEmpty) return false;
        _at++;
        if (rest[0] is 'Z' or 'z') return true;
        if (rest[0] is not ('+' or '-' or '\u2212')) return false;
        if (!TryTwoDigits(out int hours) || hours > 23) return false;
        while (!AtEnd && (_text[_at] == ':' || char.IsWhiteSpace(_text[_at]))) _at++;
        int minutes = 0;
        if (!AtEnd && (!TryTwoDigits(out minutes) || minutes > 59)) return false;
        offset = (hours * 60 + minutes) * 60;
        if (rest[0] != '+') offset = -offset;
        return true;
    }

    private bool TryTwoDigits(out int number)
    {
        number = 0;
        if (_text.Length - _at < 2 || !char.IsAsciiDigit(_text[_at]) || !char.IsAsciiDigit(_text[_at + 1])) return false;
        number = (_text[_at] - '0') * 10 + _text[_at + 1] - '0';
        _at += 2;
        return true;
    }
}
