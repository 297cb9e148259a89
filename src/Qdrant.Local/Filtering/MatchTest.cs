using Qdrant.Core.Protocol;
using Qdrant.Local.Service;

namespace Qdrant.Local.Filtering;

/// <summary>The kinds of match conditions, one value and lists taken together.</summary>
internal enum MatchKind
{
    Keywords,
    Integers,
    Bool,
    ExceptKeywords,
    ExceptIntegers,
    Text,
    TextAny,
    Phrase,
    Prefix,
    Substring,
}

/// <summary>A match condition.</summary>
internal sealed class MatchTest
{
    public MatchKind Kind { get; private init; }

    /// <summary>The texts of a keyword kind.</summary>
    public string[] Keywords { get; private init; } = [];

    /// <summary>The numbers of an integer kind.</summary>
    public long[] Integers { get; private init; } = [];

    public bool Bool { get; private init; }

    /// <summary>The text of the text kinds, of prefix and of substring.</summary>
    public string Text { get; private init; } = "";

    public static MatchTest Convert(Match match, LocalRelease release) => match.MatchValueCase switch
    {
        Match.MatchValueOneofCase.Keyword => new() { Kind = MatchKind.Keywords, Keywords = [match.Keyword] },
        Match.MatchValueOneofCase.Keywords => new() { Kind = MatchKind.Keywords, Keywords = [.. match.Keywords.Strings] },
        Match.MatchValueOneofCase.ExceptKeywords => new() { Kind = MatchKind.ExceptKeywords, Keywords = [.. match.ExceptKeywords.Strings] },
        Match.MatchValueOneofCase.Integer => new() { Kind = MatchKind.Integers, Integers = [match.Integer] },
        Match.MatchValueOneofCase.Integers => new() { Kind = MatchKind.Integers, Integers = [.. match.Integers.Integers] },
        Match.MatchValueOneofCase.ExceptIntegers => new() { Kind = MatchKind.ExceptIntegers, Integers = [.. match.ExceptIntegers.Integers] },
        Match.MatchValueOneofCase.Boolean => new() { Kind = MatchKind.Bool, Bool = match.Boolean },
        Match.MatchValueOneofCase.Text => new() { Kind = MatchKind.Text, Text = match.Text },
        Match.MatchValueOneofCase.TextAny => new() { Kind = MatchKind.TextAny, Text = match.TextAny },
        Match.MatchValueOneofCase.Phrase => new() { Kind = MatchKind.Phrase, Text = match.Phrase },
        Match.MatchValueOneofCase.Prefix => new() { Kind = MatchKind.Prefix, Text = match.Prefix },
        Match.MatchValueOneofCase.Substring when release >= LocalRelease.V1_20 => new() { Kind = MatchKind.Substring, Text = match.Substring },
        _ => throw ServerError.Conversion("Malformed Match condition"),
    };
}
