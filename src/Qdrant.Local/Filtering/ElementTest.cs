using System.Text;
using Qdrant.Core.Text;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

/// <summary>A test on one payload value, without an index.</summary>
internal abstract class ElementTest
{
    public abstract bool Passes(PayloadValue value);

    public static ElementTest Create(MatchTest match, LocalRelease release) => match.Kind switch
    {
        MatchKind.Keywords => new KeywordsTest(match.Keywords, except: false),
        MatchKind.ExceptKeywords => new KeywordsTest(match.Keywords, except: true),
        MatchKind.Integers => new IntegersTest(match.Integers, except: false),
        MatchKind.ExceptIntegers => new IntegersTest(match.Integers, except: true),
        MatchKind.Bool => new BoolTest(match.Bool),
        MatchKind.Prefix => new PrefixTest(match.Text),
        MatchKind.Substring => new SubstringTest([match.Text]),
        _ when release >= LocalRelease.V1_20 => new TokensTest(new TokenMatch(match, TextPipeline.Default)),
        MatchKind.TextAny => new SubstringTest(match.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        _ => new SubstringTest([match.Text]),
    };

    /// <summary>One of some strings; or, for the other sense, anything but null and those strings.</summary>
    private sealed class KeywordsTest : ElementTest
    {
        private readonly bool _except;
        private readonly Utf8Table _texts = new();

        public KeywordsTest(string[] keywords, bool except)
        {
            _except = except;
            foreach (string keyword in keywords) _texts.GetOrAdd(Encoding.UTF8.GetBytes(keyword));
        }

        public override bool Passes(PayloadValue value)
        {
            if (value.Kind != PayloadKind.String) return _except && value.Kind != PayloadKind.Null;
            return _texts.Find(value.Utf8) >= 0 != _except;
        }
    }

    /// <summary>One of some integers; or, for the other sense, anything but null and those integers.</summary>
    private sealed class IntegersTest(long[] integers, bool except) : ElementTest
    {
        private readonly HashSet<long> _integers = [.. integers];

        public override bool Passes(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Integer) return except && value.Kind != PayloadKind.Null;
            return _integers.Contains(value.AsInteger) != except;
        }
    }

    private sealed class BoolTest(bool wanted) : ElementTest
    {
        public override bool Passes(PayloadValue value) => value.Kind == PayloadKind.Bool && value.AsBool == wanted;
    }

    private sealed class PrefixTest(string prefix) : ElementTest
    {
        private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);

        public override bool Passes(PayloadValue value) => value.Kind == PayloadKind.String && value.Utf8.StartsWith(_prefix);
    }

    /// <summary>A string that holds one of some texts.</summary>
    private sealed class SubstringTest(string[] texts) : ElementTest
    {
        private readonly byte[][] _texts = [.. texts.Select(Encoding.UTF8.GetBytes)];

        public override bool Passes(PayloadValue value)
        {
            if (value.Kind != PayloadKind.String) return false;
            foreach (byte[] text in _texts)
            {
                if (value.Utf8.IndexOf(text) >= 0) return true;
            }
            return false;
        }
    }

    /// <summary>A string that holds the tokens of a text.</summary>
    private sealed class TokensTest(TokenMatch match) : ElementTest
    {
        [ThreadStatic]
        private static TokenList? _tokens;

        public override bool Passes(PayloadValue value)
        {
            if (value.Kind != PayloadKind.String) return false;
            TokenList tokens = _tokens ??= new TokenList();
            tokens.Clear();
            TextPipeline.Default.Tokenize(Encoding.UTF8.GetString(value.Utf8), TokenUse.Document, tokens);
            return match.Passes(tokens);
        }
    }
}

/// <summary>A number inside a range, compared as a double.</summary>
internal sealed class NumberRangeTest(NumberRange range) : ElementTest
{
    public override bool Passes(PayloadValue value) => value.IsNumber && range.Contains(value.AsDouble);
}

/// <summary>A date inside a range, to the nanosecond.</summary>
internal sealed class DateRangeTest(InstantRange range) : ElementTest
{
    public override bool Passes(PayloadValue value) =>
        value.Kind == PayloadKind.String && DateTimeText.TryParse(value.Utf8, out Instant instant) && range.Contains(instant);
}

/// <summary>A place inside a shape.</summary>
internal sealed class ShapeTest(GeoShape shape) : ElementTest
{
    public override bool Passes(PayloadValue value) => GeoLocation.TryRead(value, out GeoLocation place) && shape.Contains(place);
}
