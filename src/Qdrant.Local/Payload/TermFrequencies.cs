namespace Qdrant.Local.Payload;

/// <summary>The documents that hold a token, ascending, with how often each does.</summary>
internal sealed class TermFrequencies
{
    private int[] _documents = [];
    private byte[] _counts = [];

    // Counts that do not fit a byte, by document.
    private Dictionary<int, int>? _large;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    /// <summary>How often the document at a place of <see cref="Documents"/> holds the token.</summary>
    public int FrequencyAt(int place) => _counts[place] < byte.MaxValue ? _counts[place] : _large![_documents[place]];

    public void Add(int document, int frequency)
    {
        int at = Count == 0 || _documents[Count - 1] < document ? Count : ~Documents.BinarySearch(document);
        if (Count == _documents.Length)
        {
            int capacity = Math.Max(4, Count + Count / 2);
            Array.Resize(ref _documents, capacity);
            Array.Resize(ref _counts, capacity);
        }
        Array.Copy(_documents, at, _documents, at + 1, Count - at);
        Array.Copy(_counts, at, _counts, at + 1, Count - at);
        _documents[at] = document;
        _counts[at] = (byte)Math.Min(frequency, byte.MaxValue);
        if (frequency >= byte.MaxValue) (_large ??= [])[document] = frequency;
        Count++;
    }

    public void Remove(int document)
    {
        int at = Documents.BinarySearch(document);
        if (at < 0) return;
        Count--;
        Array.Copy(_documents, at + 1, _documents, at, Count - at);
        Array.Copy(_counts, at + 1, _counts, at, Count - at);
        _large?.Remove(document);
    }
}
