using System.Text;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Payload;

/// <summary>Counts points by the values of an index.</summary>
internal static class FacetCounter
{
    /// <summary>Whether an index can be counted by: its values are what a match condition looks up.</summary>
    public static bool CanCount(PayloadIndex index) => index is KeywordIndex or UuidIndex or BoolIndex or IntegerIndex { HasLookup: true };

    /// <summary>The values with most points, the smaller value first among equals. A point counts once for each distinct value.</summary>
    /// <param name="index">An index that <see cref="CanCount"/>.</param>
    /// <param name="within">The points to count; null for all, and then also values that points held before and none does now, with 0.</param>
    /// <param name="limit">The most values to return.</param>
    public static List<FacetHit> Count(PayloadIndex index, SlotSet? within, ulong limit) => index switch
    {
        KeywordIndex keywords => Top(CountKeywords(keywords, within), limit, (a, b) => keywords.Texts[a].SequenceCompareTo(keywords.Texts[b]),
            number => new FacetValue { StringValue = Encoding.UTF8.GetString(keywords.Texts[number]) }),
        IntegerIndex integers => Top(CountSorted(integers, within), limit, Comparer<long>.Default.Compare, value => new FacetValue { IntegerValue = value }),
        UuidIndex uuids => Top(CountSorted(uuids, within), limit, Comparer<UInt128>.Default.Compare, value => new FacetValue { StringValue = UuidText.Format(value) }),
        BoolIndex bools => Top(CountSorted(bools, within), limit, Comparer<bool>.Default.Compare, value => new FacetValue { BoolValue = value }),
        _ => [],
    };

    private static List<(int, int)> CountKeywords(KeywordIndex index, SlotSet? within)
    {
        int[] counts = new int[index.Texts.Capacity];
        if (within is null)
        {
            for (int i = 0; i < counts.Length; i++) counts[i] = index.SlotsOf(i).Count;
        }
        else
        {
            foreach (int slot in within)
            {
                ReadOnlySpan<int> values = index.Values[slot];
                for (int i = 0; i < values.Length; i++)
                {
                    if (!values[..i].Contains(values[i])) counts[values[i]]++;
                }
            }
        }
        var found = new List<(int, int)>();
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 || (within is null && index.Texts.IsUsed(i))) found.Add((i, counts[i]));
        }
        return found;
    }

    private static List<(T Value, int Count)> CountSorted<T>(SortedIndex<T> index, SlotSet? within) where T : struct, IComparable<T>, IEquatable<T>
    {
        // The entries hold each value of a point once, and equal values side by side.
        var found = new List<(T Value, int Count)>();
        if (within is null || within.Count > index.Entries.Count / 8)
        {
            foreach ((T value, int slot) in index.Entries.Between(index.Entries.Start, index.Entries.End))
            {
                if (within is not null && !within.Contains(slot)) continue;
                if (found.Count > 0 && found[^1].Value.CompareTo(value) == 0) found[^1] = (value, found[^1].Count + 1);
                else found.Add((value, 1));
            }
            if (within is null) found.AddRange(index.Emptied.Select(value => (value, 0)));
            return found;
        }
        var counts = new Dictionary<T, int>();
        foreach (int slot in within)
        {
            ReadOnlySpan<T> values = index.Values[slot];
            for (int i = 0; i < values.Length; i++)
            {
                if (!values[..i].Contains(values[i])) counts[values[i]] = counts.GetValueOrDefault(values[i]) + 1;
            }
        }
        foreach ((T value, int count) in counts) found.Add((value, count));
        return found;
    }

    private static List<FacetHit> Top<T>(List<(T Value, int Count)> counts, ulong limit, Comparison<T> order, Func<T, FacetValue> convert)
    {
        counts.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : order(a.Value, b.Value));
        int take = (int)Math.Min(limit, (ulong)counts.Count);
        var hits = new List<FacetHit>(take);
        for (int i = 0; i < take; i++) hits.Add(new FacetHit { Value = convert(counts[i].Value), Count = (ulong)counts[i].Count });
        return hits;
    }
}
