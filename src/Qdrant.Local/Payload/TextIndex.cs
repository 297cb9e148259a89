using System.Runtime.InteropServices;
using System.Text;
using Qdrant.Core.Protocol;
using Qdrant.Core.Text;
using Qdrant.Local.Filtering;
using Qdrant.Local.Service;

namespace Qdrant.Local.Payload;

/// <summary>Strings, cut into tokens: which documents hold a token, where (for phrases), how often (for ranking).</summary>
internal sealed class TextIndex : PayloadIndex
{
    // Stands between the elements of an array, so that no phrase crosses them.
    internal const int Gap = -1;

    private readonly Utf8Table _table = new();
    private readonly TokenList _tokens = new();
    private readonly SlotSet _withString = new();
    private readonly List<SlotSet> _documentsOf = [];
    private readonly List<TermFrequencies>? _frequencies;
    private readonly List<List<int>> _newDocuments = [];
    private int[]?[] _tokensOf = [];
    private int[] _lengths = [];

    private TextIndex(PayloadPath path, PayloadPath? nested, TextPipeline pipeline, bool hasPositions, bool isScored) : base(path, nested)
    {
        Pipeline = pipeline;
        HasPositions = hasPositions;
        _frequencies = isScored ? [] : null;
        Documents = new TextDocuments(nested is not null);
    }

    public override int PointCount => _withString.Count;

    /// <summary>Whether the index keeps what ranking needs.</summary>
    public bool IsScored => _frequencies is not null;

    public TextPipeline Pipeline { get; }

    /// <summary>Whether the order of tokens is kept, for phrases.</summary>
    public bool HasPositions { get; }

    public TextDocuments Documents { get; }

    /// <summary>Documents with at least one token.</summary>
    public int DocumentCount { get; private set; }

    /// <summary>The lengths of all documents, as the ranking counts them, added up.</summary>
    public long TotalLength { get; private set; }

    public static TextIndex Create(PayloadPath path, PayloadPath? nested, TextIndexParams? settings, LocalRelease release)
    {
        try
        {
            TextPipeline pipeline = settings is null ? TextPipeline.Default : TextPipeline.FromParams(settings);
            bool isScored = release >= LocalRelease.V1_20 && settings?.Scoring is not null;
            return new TextIndex(path, nested, pipeline, settings is { PhraseMatching: true }, isScored);
        }
        catch (TextOptionException error)
        {
            throw ServerError.Conversion(error.Message);
        }
    }

    public override SlotTest? Serve(FieldTest test) =>
        test.Match is { Kind: MatchKind.Text or MatchKind.TextAny or MatchKind.Phrase } match ? new TextTest(this, new TokenMatch(match, Pipeline)) : null;

    /// <summary>The distinct tokens of a ranked query that some document holds.</summary>
    public List<TermFrequencies> FrequenciesOf(string query)
    {
        var result = new List<TermFrequencies>();
        foreach (string token in Pipeline.Tokenize(query, TokenUse.Score).Distinct())
        {
            int number = Find(token);
            if (number >= 0) result.Add(_frequencies![number]);
        }
        return result;
    }

    /// <summary>How many tokens a document has, as ranking counts them: exact up to 8191, of longer ones the 13 leading bits.</summary>
    public int LengthOf(int document) => document < _lengths.Length ? _lengths[document] : 0;

    /// <summary>The documents that hold a token.</summary>
    public SlotSet DocumentsOf(int token) => _documentsOf[token];

    /// <summary>The tokens of a document: with positions in order, with gaps, what takes no position below the gap; without, each once, ascending.</summary>
    public ReadOnlySpan<int> TokensOf(int document) => _tokensOf[document];

    protected override void SetValues(int slot, PayloadValue root)
    {
        RemoveValues(slot);
        var collector = new Collector { Index = this };
        if (Nested is null)
        {
            StartDocument(0);
            collector.Count = 1;
            Path.Visit(root, ref collector);
        }
        else
        {
            var elements = new ElementCollector { Index = this, Strings = collector };
            Nested.Visit(root, ref elements);
            collector = elements.Strings;
        }
        if (!collector.HasString) return;
        _withString.Add(slot);
        int[] documents = Documents.Add(slot, collector.Count);
        for (int i = 0; i < collector.Count; i++) AddDocument(documents[i], _newDocuments[i]);
    }

    protected override void RemoveValues(int slot)
    {
        if (!_withString.Remove(slot)) return;
        int single = 0;
        foreach (int document in Documents.Of(slot, ref single)) RemoveDocument(document);
        Documents.Remove(slot);
    }

    private void StartDocument(int number)
    {
        if (number == _newDocuments.Count) _newDocuments.Add([]);
        _newDocuments[number].Clear();
    }

    /// <summary>Appends the tokens of a string to a document being built: numbers of tokens, with those that take no position as their complement below the gap.</summary>
    private void AddString(ReadOnlySpan<byte> utf8, List<int> document)
    {
        _tokens.Clear();
        Pipeline.Tokenize(Encoding.UTF8.GetString(utf8), TokenUse.Document, _tokens);
        if (document.Count > 0) document.Add(Gap);
        for (int i = 0; i < _tokens.Count; i++)
        {
            int number = Number(_tokens[i]);
            document.Add(_tokens.IsCompound(i) ? Gap - 1 - number : number);
        }
    }

    private void AddDocument(int document, List<int> sequence)
    {
        if (document >= _tokensOf.Length)
        {
            int capacity = Math.Max(document + 1, Math.Max(64, _tokensOf.Length + _tokensOf.Length / 2));
            Array.Resize(ref _tokensOf, capacity);
            Array.Resize(ref _lengths, capacity);
        }
        int[] sorted = [.. sequence.Where(token => token != Gap).Select(TokenOf)];
        if (sorted.Length == 0)
        {
            foreach (int token in sequence) Release(token);
            return;
        }
        Array.Sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.Length;)
        {
            int end = i;
            while (end < sorted.Length && sorted[end] == sorted[i]) end++;
            _documentsOf[sorted[i]].Add(document);
            _frequencies?[sorted[i]].Add(document, end - i);
            sorted[distinct++] = sorted[i];
            i = end;
        }
        _tokensOf[document] = HasPositions ? [.. sequence] : sorted[..distinct];
        _lengths[document] = Rounded(sorted.Length);
        DocumentCount++;
        TotalLength += _lengths[document];
    }

    private void RemoveDocument(int document)
    {
        if (document >= _tokensOf.Length || _tokensOf[document] is not { } tokens) return;
        _tokensOf[document] = null;
        foreach (int entry in tokens)
        {
            if (entry == Gap) continue;
            int token = TokenOf(entry);
            if (!_documentsOf[token].Remove(document)) continue;
            _frequencies?[token].Remove(document);
            Release(token);
        }
        DocumentCount--;
        TotalLength -= _lengths[document];
        _lengths[document] = 0;
    }

    private void Release(int token)
    {
        if (token < 0 || _documentsOf[token].Count > 0 || !_table.IsUsed(token)) return;
        _documentsOf[token] = new SlotSet();
        if (_frequencies is not null) _frequencies[token] = new TermFrequencies();
        _table.Remove(token);
    }

    private static int TokenOf(int entry) => entry >= 0 ? entry : Gap - 1 - entry;

    private static int Rounded(int length)
    {
        int dropped = Math.Max(0, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)length) - 13);
        return length >> dropped << dropped;
    }

    private int Number(ReadOnlySpan<char> token)
    {
        int number = _table.GetOrAdd(Utf8(token, stackalloc byte[256]));
        while (_documentsOf.Count <= number)
        {
            _documentsOf.Add(new SlotSet());
            _frequencies?.Add(new TermFrequencies());
        }
        return number;
    }

    /// <summary>The number of a token; -1 when no document holds it.</summary>
    public int Find(ReadOnlySpan<char> token) => _table.Find(Utf8(token, stackalloc byte[256]));

    private static ReadOnlySpan<byte> Utf8(ReadOnlySpan<char> token, Span<byte> stack)
    {
        int most = token.Length * 3;
        Span<byte> target = most <= stack.Length ? stack : new byte[most];
        return target[..Encoding.UTF8.GetBytes(token, target)];
    }

    private struct Collector : IValueVisitor
    {
        public required TextIndex Index { get; init; }

        /// <summary>Documents started so far; strings go to the last of them.</summary>
        public int Count { get; set; }

        public bool HasString { get; private set; }

        public bool Visit(PayloadValue value)
        {
            if (value.Kind == PayloadKind.String) Take(value);
            foreach (PayloadValue element in value.Elements())
            {
                if (element.Kind == PayloadKind.String) Take(element);
            }
            return false;
        }

        private void Take(PayloadValue value)
        {
            HasString = true;
            Index.AddString(value.Utf8, Index._newDocuments[Count - 1]);
        }
    }

    private struct ElementCollector : IValueVisitor
    {
        public required TextIndex Index { get; init; }

        public required Collector Strings;

        public bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Object) return false;
            Index.StartDocument(Strings.Count++);
            Index.Rest!.Visit(value, ref Strings);
            return false;
        }
    }
}
