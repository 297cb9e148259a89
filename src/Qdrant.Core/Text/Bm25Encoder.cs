using System.Globalization;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Text;

/// <summary>
/// Makes sparse vectors from text as the server's model <c>qdrant/bm25</c> does. The inverse document frequency is not in the vector: give the
/// sparse vector of the collection the modifier Idf. Immutable and thread-safe.
/// </summary>
public sealed class Bm25Encoder
{
    private readonly Bm25Options _options;
    private readonly TextPipeline _pipeline;

    /// <summary>Creates an encoder.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="TextOptionException">A number is out of range, or a language cannot be had.</exception>
    public Bm25Encoder(Bm25Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!double.IsFinite(options.K) || options.K < 0) throw OutOfRange("k1 must be finite and >= 0", options.K);
        if (!(options.B >= 0 && options.B <= 1)) throw OutOfRange("b must be finite and in [0.0, 1.0]", options.B);
        if (!double.IsFinite(options.AverageLength) || options.AverageLength <= 0) throw OutOfRange("avg_doc_len must be finite and > 0", options.AverageLength);
        _options = options;
        _pipeline = new TextPipeline(options.Text);
    }

    /// <summary>The encoder with the default settings.</summary>
    public static Bm25Encoder Default { get; } = new(new Bm25Options());

    /// <summary>The settings.</summary>
    public Bm25Options Options => _options;

    /// <summary>Whether a model name means this encoder: <c>qdrant/bm25</c> or <c>bm25</c>, in any case.</summary>
    /// <param name="model">The model of a document.</param>
    public static bool IsModel(string model) =>
        string.Equals(model, "qdrant/bm25", StringComparison.OrdinalIgnoreCase) || string.Equals(model, "bm25", StringComparison.OrdinalIgnoreCase);

    /// <summary>The encoder for the <c>options</c> of a document; unknown options are ignored.</summary>
    /// <param name="options">Options by name, as on the wire.</param>
    /// <exception cref="TextOptionException">An option has a wrong type or value; the text is the server's, without its prefix <c>Wrong input: </c>.</exception>
    public static Bm25Encoder FromOptions(IEnumerable<KeyValuePair<string, Value>> options) => new(Bm25OptionReader.Read(options));

    /// <summary>The weights of a stored text. A text without tokens gives an empty vector.</summary>
    /// <param name="text">The text.</param>
    public Bm25Vector EncodeDocument(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        uint[] ids = SortedIds(text, TokenUse.Document);
        int distinct = CountDistinct(ids);
        var vector = new Bm25Vector(new uint[distinct], new float[distinct]);
        double k = _options.K;
        double norm = k * (1.0 - _options.B + _options.B * ids.Length / _options.AverageLength);
        for (int i = 0, at = 0; i < ids.Length; at++)
        {
            int start = i;
            while (i < ids.Length && ids[i] == ids[start]) i++;
            double count = i - start;
            vector.Indices[at] = ids[start];
            vector.Values[at] = (float)(count * (k + 1.0) / (count + norm));
        }
        return vector;
    }

    /// <summary>The vector of a query: weight 1 for each distinct token.</summary>
    /// <param name="text">The text.</param>
    public Bm25Vector EncodeQuery(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        uint[] ids = SortedIds(text, TokenUse.Score);
        var vector = new Bm25Vector(new uint[CountDistinct(ids)], new float[CountDistinct(ids)]);
        int at = 0;
        for (int i = 0; i < ids.Length; i++)
            if (i == 0 || ids[i] != ids[i - 1]) vector.Indices[at++] = ids[i];
        Array.Fill(vector.Values, 1f);
        return vector;
    }

    private uint[] SortedIds(string text, TokenUse use)
    {
        var tokens = new TokenList();
        _pipeline.Tokenize(text, use, tokens);
        var ids = new uint[tokens.Count];
        for (int i = 0; i < ids.Length; i++) ids[i] = MurmurHash.TokenId(tokens[i]);
        Array.Sort(ids);
        return ids;
    }

    private static int CountDistinct(uint[] sorted)
    {
        int count = 0;
        for (int i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) count++;
        return count;
    }

    private static TextOptionException OutOfRange(string rule, double value)
    {
        string shown = double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf"
            : value.ToString("0.#################", CultureInfo.InvariantCulture);
        return new TextOptionException($"BM25 {rule}, got {shown}");
    }
}
