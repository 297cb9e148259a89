namespace Qdrant.Core.Text;

/// <summary>A stemmer of the Snowball project; its programs keep state while they work, so every thread has one of its own.</summary>
internal sealed class SnowballStemmer(Func<SnowballProgram> create) : Stemmer
{
    /// <summary>The programs take time in the square of the length: what is longer is no word and stays as it is.</summary>
    private const int LongestWord = 1_000;

    private readonly ThreadLocal<SnowballProgram> _program = new(create);

    public override int Stem(Span<char> word, int length) => length > LongestWord ? length : _program.Value!.Stem(word, length);
}
