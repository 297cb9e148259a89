using System.Numerics;
using Microsoft.Extensions.AI;

namespace ApiSearch;

/// <summary>
/// A small embedding that needs no model file: words and their character n-grams are hashed into 384 signed buckets, so texts that share words,
/// stems or parts of a name in camel case get similar vectors. It knows no synonyms; put a real model behind the same interface for that.
/// </summary>
internal sealed class HashedNGrams : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Components of a vector.</summary>
    public const int Dimension = 384;

    private const float WordWeight = 1f, ShortWordWeight = 0.3f, PairWeight = 0.5f, GramWeight = 0.25f;

    /// <inheritdoc />
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(Embed(value)))));

    /// <summary>The vector of one text, of length 1; a text without words gives zeros.</summary>
    public static float[] Embed(string text)
    {
        var vector = new float[Dimension];
        uint previous = 0;
        foreach (string word in Words(text))
        {
            uint hash = Hash(word, 2166136261);
            Add(vector, hash, word.Length < 4 ? ShortWordWeight : WordWeight);
            if (previous != 0) Add(vector, Mix(previous * 31 + hash), PairWeight);
            previous = hash;
            for (int size = 3; size <= 4; size++)
            {
                for (int at = 0; at + size < word.Length + (word.Length > size ? 1 : 0); at++) Add(vector, Hash(word.AsSpan(at, size), (uint)size), GramWeight);
            }
        }
        float length = MathF.Sqrt(vector.Sum(component => component * component));
        if (length > 0) for (int i = 0; i < vector.Length; i++) vector[i] /= length;
        return vector;
    }

    /// <summary>Words in lower case: cut at everything but letters and digits, and where camel case begins a new word (<c>ReadAllText</c>, <c>XMLReader</c>).</summary>
    public static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            bool cut = start >= 0 && (!inside || StartsWord(text, i));
            if (cut) yield return text[start..i].ToLowerInvariant();
            if (!inside) start = -1;
            else if (cut || start < 0) start = i;
        }
    }

    private static bool StartsWord(string text, int i) =>
        char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));

    private static void Add(float[] vector, uint hash, float weight) =>
        vector[(hash >> 1) % Dimension] += (hash & 1) == 0 ? weight : -weight;

    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        uint hash = seed;
        foreach (char c in text) hash = (hash ^ c) * 16777619;
        return Mix(hash);
    }

    private static uint Mix(uint hash)
    {
        hash = (hash ^ BitOperations.RotateRight(hash, 15)) * 2246822519;
        return hash ^ (hash >> 13);
    }

    object? IEmbeddingGenerator.GetService(Type serviceType, object? serviceKey) => serviceType.IsInstanceOfType(this) ? this : null;

    void IDisposable.Dispose() { }
}
