using System.Globalization;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>A variable: the score of a prefetch, or a payload value.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="ScoreIndex">Which prefetch; null for a payload value.</param>
/// <param name="Path">Where in the payload; null for a score.</param>
internal sealed record FormulaVariable(string Text, ulong? ScoreIndex, PayloadPath? Path)
{
    private const string Score = "$score";

    public static FormulaVariable Parse(string text)
    {
        if (!text.StartsWith('$'))
        {
            return PayloadPath.TryParse(text, out PayloadPath? path)
                ? new FormulaVariable(text, null, path)
                : throw Invalid(text, $"Invalid payload variable: {text}");
        }
        if (text == Score) return new FormulaVariable(text, 0, null);
        if (!text.StartsWith(Score, StringComparison.Ordinal)) throw Invalid(text, $"Invalid reserved word: {text}");
        if (text.Length > Score.Length + 2 && text[Score.Length] == '[' && text[^1] == ']'
            && ulong.TryParse(text.AsSpan(Score.Length + 1, text.Length - Score.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out ulong index))
            return new FormulaVariable(text, index, null);
        bool bracket = text.Length > Score.Length && text[Score.Length] is '[' or '.';
        throw Invalid(text, bracket ? $"Invalid reserved variable: {text}" : $"Invalid reserved word: {text}");
    }

    /// <summary>Whether two variables mean the same value.</summary>
    public bool IsSame(FormulaVariable other) => ScoreIndex == other.ScoreIndex && Equals(Path, other.Path);

    private static Exception Invalid(string text, string cause) => ServerError.BadInput($"Validation failed: failed to parse variable ID {text}: {cause}");
}
