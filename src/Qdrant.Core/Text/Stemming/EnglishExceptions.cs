namespace Qdrant.Core.Text;

/// <summary>Words that Porter2 treats on their own.</summary>
internal static class EnglishExceptions
{
    private static readonly Dictionary<string, string> Replacements = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl",
        ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl",
        ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly string[] Stopping = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private const int Longest = 6;

    public static bool TryReplace(Span<char> word, int length, out int replaced)
    {
        replaced = length;
        if (length > Longest) return false;
        foreach ((string from, string to) in Replacements)
        {
            if (!word[..length].SequenceEqual(from)) continue;
            to.CopyTo(word);
            replaced = to.Length;
            return true;
        }
        return false;
    }

    public static bool StopsAfterPlural(ReadOnlySpan<char> word)
    {
        foreach (string stop in Stopping) if (word.SequenceEqual(stop)) return true;
        return false;
    }
}
