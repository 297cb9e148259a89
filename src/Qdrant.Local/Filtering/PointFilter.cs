using System.Numerics;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

internal sealed class PointFilter(GroupCondition condition, PointTable points, bool matchesAll, CancellationToken cancellation) : IPointFilter
{
    public bool MatchesAll => matchesAll;

    public Cardinality Estimate => matchesAll ? Cardinality.Exactly(points.Count) : condition.Estimate;

    public bool IsListed => condition.CanList;

    public bool Matches(int slot)
    {
        if (matchesAll) return true;
        cancellation.ThrowIfCancellationRequested();
        return condition.Matches(new FilterPoint(points, slot));
    }

    public SlotSet Resolve()
    {
        ReadOnlySpan<ulong> live = points.Live;
        if (matchesAll) return SlotSet.FromBits(live.ToArray());
        ulong[] bits = new ulong[live.Length];
        if (condition.CanList)
        {
            condition.AddTo(bits);
            return SlotSet.FromBits(bits);
        }
        for (int i = 0; i < live.Length; i++)
        {
            for (ulong word = live[i]; word != 0; word &= word - 1)
            {
                int slot = (i << 6) + BitOperations.TrailingZeroCount(word);
                if (Matches(slot)) bits[i] |= word & (~word + 1);
            }
        }
        return SlotSet.FromBits(bits);
    }
}
