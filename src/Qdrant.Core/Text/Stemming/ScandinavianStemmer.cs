namespace Qdrant.Core.Text;

/// <summary>
/// The Snowball stemmers of Danish, Norwegian and Swedish: one plan, three tables. Endings are cut where they lie in R1, which leaves at least
/// three letters before it.
/// </summary>
internal sealed class ScandinavianStemmer : Stemmer
{
    private readonly ScandinavianTables _tables;

    public ScandinavianStemmer(ScandinavianTables tables) => _tables = tables;

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        if (length >= 3) w.R1 = Math.Max(w.AfterVowelConsonant(_tables.Vowels, 0), 3);
        CutEnding(ref w);
        CutPair(ref w);
        if (_tables.CutsIgst && w.Ends("igst")) w.Cut(2);
        CutDerivation(ref w);
        if (_tables.Undoubles) Undouble(ref w);
        return w.Length;
    }

    private void CutEnding(ref StemWord w)
    {
        int group = w.LongestGroup(_tables.Endings, out int size, w.R1);
        switch (group)
        {
            case 0: w.Cut(size); break;
            case 1 when MayLoseS(w): w.Cut(1); break;
            case 2: w.Replace(size, "er"); break;
        }
    }

    private bool MayLoseS(StemWord w) =>
        _tables.BeforeS.Contains(w.FromEnd(2)) || (_tables.LosesSAfterK && w.FromEnd(2) == 'k' && w.Length > 2 && !_tables.Vowels.Contains(w.FromEnd(3)));

    private void CutPair(ref StemWord w)
    {
        if (w.Longest(_tables.Pairs, w.R1) is not null) w.Cut(1);
    }

    private void CutDerivation(ref StemWord w)
    {
        int group = w.LongestGroup(_tables.Derivations, out int size, w.R1);
        if (group == 0)
        {
            w.Cut(size);
            if (_tables.Undoubles) CutPair(ref w);
        }
        else if (group > 0)
        {
            // The full form loses its last letter.
            w.Cut(1);
        }
    }

    private void Undouble(ref StemWord w)
    {
        char last = w.FromEnd(1);
        if (w.Length > 1 && w.InR1(1) && !_tables.Vowels.Contains(last) && w.FromEnd(2) == last) w.Cut(1);
    }
}
