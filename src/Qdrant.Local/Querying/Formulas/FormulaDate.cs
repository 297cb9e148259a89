namespace Qdrant.Local.Querying.Formulas;

/// <summary>Dates of formulas: seconds since 1970 with the precision of microseconds.</summary>
internal static class FormulaDate
{
    public static bool TryParseSeconds(string text, out double seconds, out string? cause)
    {
        cause = null;
        seconds = 0;
        if (!DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            cause = "input contains invalid characters";
            return false;
        }
        seconds = (date.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 / 1e6;
        return true;
    }
}
