using System.Globalization;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Text;

/// <summary>Reads the options of a <c>qdrant/bm25</c> document, with the texts the server gives for wrong ones.</summary>
internal static class Bm25OptionReader
{
    private const string Tokenizers = "`prefix`, `whitespace`, `word`, `multilingual`";

    public static Bm25Options Read(IEnumerable<KeyValuePair<string, Value>> options)
    {
        var read = new Bm25Options();
        TextOptions text = read.Text with { StopwordLanguages = [], StemmerLanguage = null };
        string? language = "english";
        bool ownStopwords = false, ownStemmer = false;
        foreach ((string name, Value value) in options.OrderBy(static o => o.Key, StringComparer.Ordinal))
        {
            switch (name)
            {
                case "k": read = read with { K = Number(value) }; break;
                case "b": read = read with { B = Number(value) }; break;
                case "avg_len": read = read with { AverageLength = Number(value) }; break;
                case "tokenizer": text = text with { Tokenizer = TokenizerOf(value) }; break;
                case "lowercase": text = text with { Lowercase = Flag(value) ?? true }; break;
                case "ascii_folding": text = text with { AsciiFolding = Flag(value) ?? false }; break;
                case "min_token_len": text = text with { MinTokenLength = Length(value) }; break;
                case "max_token_len": text = text with { MaxTokenLength = Length(value) }; break;
                case "language": language = Text(value) ?? language; break;
                case "stopwords":
                    ownStopwords = !IsNull(value);
                    if (ownStopwords) text = WithStopwords(text, value);
                    break;
                case "stemmer":
                    ownStemmer = !IsNull(value);
                    if (ownStemmer) text = text with { StemmerLanguage = StemmerOf(value) };
                    break;
            }
        }
        // A language that does not exist is not an error here: it means neither stopwords nor stemming.
        if (!ownStopwords && Stopwords.TryGet(language, out _)) text = text with { StopwordLanguages = [language] };
        if (!ownStemmer && StemmerLanguages.Find(language) is not null) text = text with { StemmerLanguage = language };
        return read with { Text = text };
    }

    private static bool IsNull(Value value) => value.KindCase is Value.KindOneofCase.NullValue or Value.KindOneofCase.None;

    private static double Number(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.DoubleValue => value.DoubleValue,
        Value.KindOneofCase.IntegerValue => value.IntegerValue,
        _ => throw WrongType(value, "f64"),
    };

    private static bool? Flag(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => value.BoolValue,
        _ when IsNull(value) => null,
        _ => throw WrongType(value, "a boolean"),
    };

    private static string? Text(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue,
        _ when IsNull(value) => null,
        _ => throw WrongType(value, "a string"),
    };

    private static int? Length(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.IntegerValue when value.IntegerValue >= 0 => (int)Math.Min(value.IntegerValue, int.MaxValue),
        Value.KindOneofCase.IntegerValue => throw Invalid($"invalid value: {Shown(value)}, expected usize"),
        _ when IsNull(value) => null,
        _ => throw WrongType(value, "usize"),
    };

    private static TokenizerKind TokenizerOf(Value value)
    {
        if (value.KindCase != Value.KindOneofCase.StringValue) throw WrongType(value, "string or map");
        return value.StringValue switch
        {
            "word" => TokenizerKind.Word,
            "whitespace" => TokenizerKind.Whitespace,
            "prefix" => TokenizerKind.Prefix,
            "multilingual" => TokenizerKind.Multilingual,
            "code" => TokenizerKind.Code,
            { } unknown => throw Invalid($"unknown variant `{unknown}`, expected one of {Tokenizers}"),
        };
    }

    private static string? StemmerOf(Value value)
    {
        MapField<string, Value>? fields = value.StructValue?.Fields;
        string? type = fields is not null && fields.TryGetValue("type", out Value? t) ? t.StringValue : null;
        if (type == "none") return null;
        if (type == "snowball" && fields!.TryGetValue("language", out Value? language) && StemmerLanguages.Find(language.StringValue) is { } known) return known.Name;
        throw Unmatched("StemmingAlgorithm");
    }

    private static TextOptions WithStopwords(TextOptions text, Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue when Stopwords.TryGet(value.StringValue, out _):
                return text with { StopwordLanguages = [value.StringValue] };
            case Value.KindOneofCase.StructValue:
                string[] languages = Strings(value.StructValue, "languages");
                if (!languages.All(static l => Stopwords.TryGet(l, out _))) break;
                return text with { StopwordLanguages = languages, CustomStopwords = Strings(value.StructValue, "custom") };
        }
        throw Unmatched("StopwordsInterface");
    }

    private static string[] Strings(Struct fields, string name)
    {
        if (!fields.Fields.TryGetValue(name, out Value? list) || IsNull(list)) return [];
        if (list.KindCase != Value.KindOneofCase.ListValue || list.ListValue.Values.Any(static v => v.KindCase != Value.KindOneofCase.StringValue))
            throw Unmatched("StopwordsInterface");
        return [.. list.ListValue.Values.Select(static v => v.StringValue)];
    }

    private static TextOptionException WrongType(Value value, string expected) => Invalid($"invalid type: {Shown(value)}, expected {expected}");

    private static TextOptionException Unmatched(string type) => Invalid($"data did not match any variant of untagged enum {type}");

    /// <summary>The server prints the parser's error as Rust prints a struct: quotes and backslashes escaped.</summary>
    private static TextOptionException Invalid(string error) => new(
        $"Invalid BM25 config: Error(\"{error.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\", line: 0, column: 0)");

    private static string Shown(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => $"string \"{value.StringValue}\"",
        Value.KindOneofCase.IntegerValue => $"integer `{value.IntegerValue.ToString(CultureInfo.InvariantCulture)}`",
        Value.KindOneofCase.DoubleValue => $"floating point `{value.DoubleValue.ToString("0.0################", CultureInfo.InvariantCulture)}`",
        Value.KindOneofCase.BoolValue => $"boolean `{(value.BoolValue ? "true" : "false")}`",
        Value.KindOneofCase.ListValue => "sequence",
        Value.KindOneofCase.StructValue => "map",
        _ => "null",
    };
}
