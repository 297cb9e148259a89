namespace Qdrant.Core.Text;

/// <summary>A fixed set of words that can be asked with a span, on every framework, without making a string.</summary>
internal sealed class WordSet
{
    private readonly string?[] _slots;

    public WordSet(IReadOnlyCollection<string> words)
    {
        int size = 16;
        while (size < words.Count * 2) size *= 2;
        _slots = new string?[size];
        foreach (string word in words)
        {
            int at = Find(word);
            _slots[at] ??= word;
        }
    }

    public bool Contains(ReadOnlySpan<char> word) => _slots[Find(word)] is not null;

    private int Find(ReadOnlySpan<char> word)
    {
        int mask = _slots.Length - 1;
        int at = string.GetHashCode(word) & mask;
        while (_slots[at] is { } taken && !word.SequenceEqual(taken)) at = (at + 1) & mask;
        return at;
    }
}
