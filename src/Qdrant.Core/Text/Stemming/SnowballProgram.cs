namespace Qdrant.Core.Text;

/// <summary>What the stemmers of <c>third_party/snowball</c> inherit from: lets them work on a span. Keeps state while it works.</summary>
internal abstract class SnowballProgram : Snowball.Stemmer
{
    public int Stem(Span<char> word, int length)
    {
        current.Clear().Append(word[..length]);
        (cursor, limit, limit_backward, bra, ket) = (0, length, 0, 0, length);
        stem();
        int left = Math.Min(current.Length, word.Length);
        current.CopyTo(0, word, left);
        return left;
    }
}
