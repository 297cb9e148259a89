namespace Qdrant.Core.Text;

/// <summary>Cuts a word down to its stem, by the Snowball algorithm of one language. Stateless and thread-safe.</summary>
internal abstract class Stemmer
{
    /// <summary>How many times as long as its word the buffer is: steps may write more than they leave.</summary>
    public const int BufferFactor = 2;

    /// <summary>Stems in place.</summary>
    /// <param name="word">The buffer with the word at its beginning, <see cref="BufferFactor"/> times as long.</param>
    /// <param name="length">The length of the word.</param>
    /// <returns>The length of the stem.</returns>
    public abstract int Stem(Span<char> word, int length);

    /// <summary>The stemmer of a language, by name or code.</summary>
    /// <exception cref="TextOptionException">No such language (the server's text).</exception>
    public static Stemmer For(string language) =>
        StemmerLanguages.Find(language)?.Stemmer ?? throw new TextOptionException($"Language \"{language}\" not found.");
}
