namespace Qdrant.Core.Text;

/// <summary>The tokens of one or more texts, in order, in one buffer that is reused after <see cref="Clear"/>. Not thread-safe.</summary>
public sealed class TokenList
{
    private const int InitialTokens = 32;
    private const int InitialCharacters = 256;
    private char[] _characters = new char[InitialCharacters];
    private int[] _ends = new int[InitialTokens];
    private bool[] _compounds = new bool[InitialTokens];

    /// <summary>How many tokens there are, repeats counted.</summary>
    public int Count { get; private set; }

    /// <summary>One token; valid until the list is cleared or appended to.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            int start = index == 0 ? 0 : _ends[index - 1];
            return _characters.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>
    /// Whether the token is the whole of an identifier whose parts are tokens too (code tokenizer). Such a token can be searched for and counts
    /// in the length, but takes no position: a phrase runs over the parts.
    /// </summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public bool IsCompound(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _compounds[index];
    }

    /// <summary>Forgets the tokens and keeps the memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Copies the tokens into strings.</summary>
    public string[] ToArray()
    {
        var tokens = new string[Count];
        for (int i = 0; i < Count; i++) tokens[i] = new string(this[i]);
        return tokens;
    }

    // Memory for the steps of one token, so that cutting a text allocates nothing once the list has grown.
    internal char[] FoldScratch = [];
    internal char[] LowerScratch = [];
    internal char[] StemScratch = [];
    internal char[] NormalScratch = [];

    internal Span<char> Scratch(ref char[] memory, int length)
    {
        if (memory.Length < length) memory = new char[Math.Max(length, InitialCharacters)];
        return memory;
    }

    internal void Add(ReadOnlySpan<char> token, bool compound)
    {
        int start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _compounds, Count * 2);
        }
        if (_characters.Length - start < token.Length) Array.Resize(ref _characters, Math.Max(_characters.Length * 2, start + token.Length));
        token.CopyTo(_characters.AsSpan(start));
        _ends[Count] = start + token.Length;
        _compounds[Count++] = compound;
    }
}
