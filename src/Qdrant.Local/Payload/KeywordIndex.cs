using System.Text;
using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>Strings, each kept once, with the slots that hold it. A string that no slot holds any more stays for a while, as on a server: facets list it with 0.</summary>
internal sealed class KeywordIndex(PayloadPath path, PayloadPath? nested) : ValueIndex<int>(path, nested)
{
    private readonly List<SlotSet> _slots = [];
    private readonly HashSet<int> _emptied = [];

    /// <summary>The distinct strings by number; <see cref="ValueIndex{T}.Values"/> holds these numbers.</summary>
    public Utf8Table Texts { get; } = new();

    /// <summary>The slots that hold the string of a number.</summary>
    public SlotSet SlotsOf(int number) => _slots[number];

    public override SlotTest? Serve(FieldTest test) => test.Match switch
    {
        { Kind: MatchKind.Keywords } match => new ListTest(this, Find(match.Keywords)),
        { Kind: MatchKind.ExceptKeywords } match => new ExceptTest(this, Find(match.Keywords)),
        { Kind: MatchKind.Prefix } match => new ListTest(this, FindAll(match.Text, static (text, part) => text.StartsWith(part))),
        { Kind: MatchKind.Substring } match => new ListTest(this, FindAll(match.Text, static (text, part) => text.IndexOf(part) >= 0)),
        _ => null,
    };

    protected override bool TryRead(PayloadValue value, bool adding, out int read)
    {
        read = -1;
        if (value.Kind != PayloadKind.String) return false;
        read = adding ? Texts.GetOrAdd(value.Utf8) : Texts.Find(value.Utf8);
        while (_slots.Count < Texts.Capacity) _slots.Add(new SlotSet());
        return true;
    }

    protected override void Added(int value, int slot)
    {
        _slots[value].Add(slot);
        _emptied.Remove(value);
    }

    protected override void Removed(int value, int slot)
    {
        _slots[value].Remove(slot);
        if (_slots[value].Count > 0) return;
        _slots[value] = new SlotSet();
        if (_emptied.Count < MostEmptied) _emptied.Add(value);
        else Texts.Remove(value);
    }

    private HashSet<int> Find(string[] keywords)
    {
        var numbers = new HashSet<int>();
        foreach (string keyword in keywords)
        {
            int number = Texts.Find(Encoding.UTF8.GetBytes(keyword));
            if (number >= 0) numbers.Add(number);
        }
        return numbers;
    }

    private HashSet<int> FindAll(string text, TextPredicate predicate)
    {
        byte[] part = Encoding.UTF8.GetBytes(text);
        var numbers = new HashSet<int>();
        for (int i = 0; i < Texts.Capacity; i++)
        {
            if (Texts.IsUsed(i) && predicate(Texts[i], part)) numbers.Add(i);
        }
        return numbers;
    }

    private delegate bool TextPredicate(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part);

    private sealed class ListTest(KeywordIndex index, HashSet<int> numbers) : SlotTest
    {
        // Most conditions name one value: it is compared without asking the set.
        private readonly int _only = numbers.Count == 1 ? numbers.First() : -2;

        public override int Estimate { get; } = Math.Min(numbers.Sum(number => index._slots[number].Count), index.PointCount);

        public override bool Matches(int slot)
        {
            foreach (int value in index.Values[slot])
            {
                if (value == _only || (_only == -2 && numbers.Contains(value))) return true;
            }
            return false;
        }

        public override bool MatchesElement(PayloadValue element, PayloadPath rest) => index.Any(element, rest, numbers.Contains);

        public override void AddTo(Span<ulong> bits)
        {
            foreach (int number in numbers) index._slots[number].AddTo(bits);
        }
    }

    private sealed class ExceptTest(KeywordIndex index, HashSet<int> except) : SlotTest
    {
        public override int Estimate => index.PointCount;

        public override bool CanList => false;

        public override bool Matches(int slot)
        {
            foreach (int value in index.Values[slot])
            {
                if (!except.Contains(value)) return true;
            }
            return false;
        }

        public override bool MatchesElement(PayloadValue element, PayloadPath rest) => index.Any(element, rest, value => !except.Contains(value));

        public override void AddTo(Span<ulong> bits)
        {
            for (int i = 0; i < index.Texts.Capacity; i++)
            {
                if (!except.Contains(i)) index._slots[i].AddTo(bits);
            }
        }
    }
}
