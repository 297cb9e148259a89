using System.Text;
using Qdrant.Core.Text;
using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>A text, text_any or phrase condition answered by a text index.</summary>
internal sealed class TextTest : SlotTest
{
    private readonly TextIndex _index;
    private readonly TokenMatch _match;
    private readonly int[] _numbers;
    private readonly bool _never;

    public TextTest(TextIndex index, TokenMatch match)
    {
        (_index, _match) = (index, match);
        int[] numbers = [.. match.Tokens.Select(token => index.Find(token))];
        _never = numbers.Length == 0 || (match.IsAny ? numbers.All(number => number < 0) : numbers.Any(number => number < 0))
            || (match.IsPhrase && !index.HasPositions);
        // A phrase keeps repeats and order; the others are sets.
        _numbers = match.IsPhrase ? numbers : [.. numbers.Where(number => number >= 0).Distinct()];
        IEnumerable<int> counts = _never ? [0] : _numbers.Select(number => index.DocumentsOf(number).Count);
        Estimate = Math.Min(match.IsAny ? counts.Sum() : counts.Min(), index.PointCount);
    }

    public override int Estimate { get; }

    public override bool Matches(int slot)
    {
        if (_never) return false;
        int single = 0;
        foreach (int document in _index.Documents.Of(slot, ref single))
        {
            if (MatchesDocument(document)) return true;
        }
        return false;
    }

    public override bool MatchesElement(PayloadValue element, PayloadPath rest)
    {
        if (_match.Tokens.Length == 0 || (_match.IsPhrase && !_index.HasPositions)) return false;
        var test = new ElementTest
        {
            Match = _match,
            Pipeline = _index.Pipeline,
            Tokens = new TokenList(),
            Joined = _index.Nested is not null && !_match.IsPhrase,
        };
        return rest.Visit(element, ref test);
    }

    public override void AddTo(Span<ulong> bits)
    {
        if (_never) return;
        if (_match.IsAny)
        {
            foreach (int number in _numbers) Add(bits, number, verify: false);
            return;
        }
        Add(bits, _numbers.MinBy(number => _index.DocumentsOf(number).Count), verify: _numbers.Length > 1);
    }

    private void Add(Span<ulong> bits, int number, bool verify)
    {
        foreach (int document in _index.DocumentsOf(number))
        {
            if (verify && !MatchesDocument(document)) continue;
            int slot = _index.Documents.SlotOf(document);
            bits[slot >> 6] |= 1UL << (slot & 63);
        }
    }

    private bool MatchesDocument(int document)
    {
        foreach (int number in _numbers)
        {
            if (_index.DocumentsOf(number).Contains(document) == _match.IsAny) return _match.IsAny;
        }
        if (_match.IsAny) return false;
        return !_match.IsPhrase || _numbers.Length == 1 || HasPhrase(_index.TokensOf(document));
    }

    private bool HasPhrase(ReadOnlySpan<int> sequence)
    {
        for (int start = 0; start < sequence.Length; start++)
        {
            if (sequence[start] == _numbers[0] && FollowsFrom(sequence, start)) return true;
        }
        return false;
    }

    private bool FollowsFrom(ReadOnlySpan<int> sequence, int at)
    {
        foreach (int number in _numbers)
        {
            while (at < sequence.Length && sequence[at] < TextIndex.Gap) at++;
            if (at == sequence.Length || sequence[at] != number) return false;
            at++;
        }
        return true;
    }

    /// <summary>The strings of one element, each taken alone, or all together as one document.</summary>
    private struct ElementTest : IValueVisitor
    {
        public required TokenMatch Match { get; init; }

        public required TextPipeline Pipeline { get; init; }

        public required TokenList Tokens { get; init; }

        public required bool Joined { get; init; }

        public readonly bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Array) return Take(value);
            foreach (PayloadValue element in value.Elements())
            {
                if (Take(element)) return true;
            }
            return false;
        }

        private readonly bool Take(PayloadValue value)
        {
            if (value.Kind != PayloadKind.String) return false;
            if (!Joined) Tokens.Clear();
            Pipeline.Tokenize(Encoding.UTF8.GetString(value.Utf8), TokenUse.Document, Tokens);
            return Match.Passes(Tokens);
        }
    }
}
