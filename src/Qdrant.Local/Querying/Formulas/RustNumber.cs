using System.Globalization;
using System.Text;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>Numbers as the server prints them in messages: shortest digits that read back equal, never with an exponent.</summary>
internal static class RustNumber
{
    public static string Format(double value) => double.IsFinite(value) ? Expand(value.ToString("R", CultureInfo.InvariantCulture)) : Special(value);

    public static string Format(float value) => float.IsFinite(value) ? Expand(value.ToString("R", CultureInfo.InvariantCulture)) : Special(value);

    private static string Special(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";

    private static string Expand(string text)
    {
        int mark = text.IndexOf('E');
        if (mark < 0) return text;
        int exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        bool negative = text[0] == '-';
        string mantissa = text[(negative ? 1 : 0)..mark];
        int point = mantissa.IndexOf('.');
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        int whole = (point < 0 ? mantissa.Length : point) + exponent;
        var result = new StringBuilder(negative ? "-" : "");
        if (whole <= 0) result.Append("0.").Append('0', -whole).Append(digits);
        else if (whole >= digits.Length) result.Append(digits).Append('0', whole - digits.Length);
        else result.Append(digits, 0, whole).Append('.').Append(digits, whole, digits.Length - whole);
        return result.ToString();
    }
}
