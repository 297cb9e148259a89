namespace Qdrant.Core.Text;

/// <summary>The English stemmer Porter2. R1 and R2 are the regions in which endings may be cut: behind the first, and the second, vowel-consonant pair.</summary>
internal sealed class EnglishStemmer : Stemmer
{
    /// <summary>A <c>y</c> that is a consonant is written in upper case while the steps run.</summary>
    private const char ConsonantY = 'Y';

    public override int Stem(Span<char> word, int length)
    {
        if (length <= 2) return length;
        if (EnglishExceptions.TryReplace(word, length, out int replaced)) return replaced;
        var state = new EnglishWord(word, length);
        state.TrimLeadingApostrophe();
        bool marked = state.MarkConsonantY();
        state.FindRegions();
        state.CutPossessive();
        state.CutPlural();
        if (!EnglishExceptions.StopsAfterPlural(state.Text))
        {
            state.CutPastAndIng();
            state.YToI();
            state.ShortenLongSuffix();
            state.ShortenSuffix();
            state.CutSuffix();
            state.CutFinalEOrL();
        }
        if (marked) word[..state.Length].Replace(ConsonantY, 'y');
        return state.Length;
    }
}
