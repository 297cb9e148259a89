namespace Qdrant.Core.Text;

/// <summary>The stopword lists of the server, 30 languages, by name and code (lower case only).</summary>
internal static class Stopwords
{
    private static readonly Lazy<Dictionary<string, string[]>> Languages = new(Load);

    public static bool TryGet(string language, out ReadOnlySpan<string> words)
    {
        bool found = Languages.Value.TryGetValue(language, out string[]? row);
        words = found ? row.AsSpan(2) : default;
        return found;
    }

    private static Dictionary<string, string[]> Load()
    {
        var languages = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (string[] row in EmbeddedTable.Rows("stopwords.tsv"))
        {
            languages.Add(row[0], row);
            languages.Add(row[1], row);
        }
        return languages;
    }

    /// <summary>The server's answer to an unknown language: it parses the quoted name as JSON, hence the column.</summary>
    public static TextOptionException Unknown(string language) => new(
        $"unknown language: unknown variant `{language}`, expected one of {Known} at line 1 column {System.Text.Encoding.UTF8.GetByteCount(language) + 2}");

    private const string Known =
        "`ar`, `arabic`, `az`, `azerbaijani`, `basque`, `eu`, `bengali`, `bn`, `ca`, `catalan`, `chinese`, `zh`, `da`, `danish`, `dutch`, `nl`, `en`, "
        + "`english`, `fi`, `finnish`, `fr`, `french`, `de`, `german`, `el`, `greek`, `he`, `hebrew`, `hi-en`, `hinglish`, `hu`, `hungarian`, `id`, "
        + "`indonesian`, `it`, `italian`, `japanese`, `jp`, `kazakh`, `kk`, `ne`, `nepali`, `no`, `norwegian`, `portuguese`, `pt`, `ro`, `romanian`, "
        + "`ru`, `russian`, `sl`, `slovene`, `es`, `spanish`, `sv`, `swedish`, `tajik`, `tg`, `tr`, `turkish`";
}
