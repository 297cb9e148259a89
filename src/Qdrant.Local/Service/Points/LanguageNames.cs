namespace Qdrant.Local.Service.Points;

/// <summary>Stopword languages have short names, which are stored as the long ones.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal)
    {
        ["ar"] = "arabic", ["az"] = "azerbaijani", ["eu"] = "basque", ["bn"] = "bengali", ["ca"] = "catalan", ["zh"] = "chinese", ["da"] = "danish",
        ["nl"] = "dutch", ["en"] = "english", ["fi"] = "finnish", ["fr"] = "french", ["de"] = "german", ["el"] = "greek", ["he"] = "hebrew",
        ["hi-en"] = "hinglish", ["hu"] = "hungarian", ["id"] = "indonesian", ["it"] = "italian", ["jp"] = "japanese", ["kk"] = "kazakh", ["ne"] = "nepali",
        ["no"] = "norwegian", ["pt"] = "portuguese", ["ro"] = "romanian", ["ru"] = "russian", ["sl"] = "slovene", ["es"] = "spanish", ["sv"] = "swedish",
        ["tg"] = "tajik", ["tr"] = "turkish",
    };

    public static string LongForm(string name) => Long.GetValueOrDefault(name, name);
}
