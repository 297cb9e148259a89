namespace Qdrant.Core.Text;

/// <summary>The first step of the French stemmer: endings of nouns and adjectives, and what stands before them.</summary>
internal static class FrenchNouns
{
    /// <summary>False when nothing was cut, or when verb endings are to be looked for all the same.</summary>
    public static bool Cut(ref StemWord w, string vowels)
    {
        int group = w.LongestGroup(FrenchEndings.Nouns, out int size);
        switch (group)
        {
            case 0: return Replace(ref w, size, w.InR2(size), "");
            case 1:
                if (!Replace(ref w, size, w.InR2(size), "")) return false;
                CutOrReplace(ref w, "ic", "iqU");
                return true;
            case 2: return Replace(ref w, size, w.InR2(size), "log");
            case 3: return Replace(ref w, size, w.InR2(size), "u");
            case 4: return Replace(ref w, size, w.InR2(size), "ent");
            case 5:
                if (!Replace(ref w, size, w.InRV(size), "")) return false;
                CutBeforeEment(ref w);
                return true;
            case 6:
                if (!Replace(ref w, size, w.InR2(size), "")) return false;
                if (!CutOrReplace(ref w, "abil", "abl") && !CutOrReplace(ref w, "ic", "iqU")) w.CutInR2("iv");
                return true;
            case 7:
                if (!Replace(ref w, size, w.InR2(size), "")) return false;
                if (w.CutInR2("at")) CutOrReplace(ref w, "ic", "iqU");
                return true;
            case 8: return Replace(ref w, size, true, "eau");
            case 9: return Replace(ref w, size, w.InR1(size), "al");
            case 10: return Replace(ref w, size, w.InR2(size), "") || Replace(ref w, size, w.InR1(size), "eux");
            case 11: return Replace(ref w, size, w.InR1(size) && w.Length > size && !vowels.Contains(w.FromEnd(size + 1)), "");
            case 12:
                Replace(ref w, size, w.InRV(size), "ant");
                return false;
            case 13:
                Replace(ref w, size, w.InRV(size), "ent");
                return false;
            case 14:
                Replace(ref w, size, w.InRV(size + 1) && w.Length > size && vowels.Contains(w.FromEnd(size + 1)), "");
                return false;
            default: return false;
        }
    }

    private static void CutBeforeEment(ref StemWord w)
    {
        switch (w.Longest(["iv", "eus", "abl", "iqU", "ièr", "Ièr"]))
        {
            case "iv":
                if (w.CutInR2("iv")) w.CutInR2("at");
                break;
            case "eus":
                if (!w.CutInR2("eus") && w.InR1(3)) w.Replace(3, "eux");
                break;
            case "abl" or "iqU":
                if (w.InR2(3)) w.Cut(3);
                break;
            case "ièr" or "Ièr":
                if (w.InRV(3)) w.Replace(3, "i");
                break;
        }
    }

    private static bool Replace(ref StemWord w, int size, bool inRegion, string replacement)
    {
        if (inRegion) w.Replace(size, replacement);
        return inRegion;
    }

    /// <summary>Cuts the suffix in R2, replaces it elsewhere.</summary>
    private static bool CutOrReplace(ref StemWord w, string suffix, string replacement)
    {
        if (!w.Ends(suffix)) return false;
        if (!w.CutInR2(suffix)) w.Replace(suffix.Length, replacement);
        return true;
    }
}
