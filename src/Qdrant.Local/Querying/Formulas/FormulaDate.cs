using Qdrant.Local.Payload;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>Dates of formulas: seconds since 1970 with the precision of microseconds.</summary>
internal static class FormulaDate
{
    /// <summary>What the server says about most texts that are no dates.</summary>
    public const string Malformed = "input contains invalid characters";

    public static bool TryParseSeconds(string text, out double seconds)
    {
        bool isDate = DateTimeText.TryParse(text, out Instant instant);
        seconds = instant.Microseconds / 1e6;
        return isDate;
    }
}
