using Qdrant.Local.Querying.Execution;

namespace Qdrant.Local.Querying.Groups;

/// <summary>Sorts hits into groups and knows which groups are the best so far.</summary>
/// <param name="groupSize">How many hits make a group full.</param>
/// <param name="compare">Better hits come first.</param>
internal sealed class GroupCollector(int groupSize, Comparison<Ranked> compare)
{
    private readonly Dictionary<GroupKey, List<Ranked>> _groups = [];
    private readonly List<GroupKey> _inOrderOfAppearance = [];
    private readonly HashSet<int> _slots = [];
    private readonly HashSet<(GroupKey, int)> _members = [];

    /// <summary>The points that are in a group.</summary>
    public IReadOnlyCollection<int> Slots => _slots;

    public void Add(Ranked point, IEnumerable<GroupKey> keys)
    {
        foreach (GroupKey key in keys)
        {
            if (!_groups.TryGetValue(key, out List<Ranked>? hits))
            {
                _groups.Add(key, hits = []);
                _inOrderOfAppearance.Add(key);
            }
            // A list that is ordered by a value may name a point twice.
            if (!_members.Add((key, point.Slot))) continue;
            hits.Add(point);
            _slots.Add(point.Slot);
        }
    }

    public IEnumerable<GroupKey> FullGroups() => _inOrderOfAppearance.Where(IsFull);

    /// <summary>The best groups by their best hit.</summary>
    public IReadOnlyList<GroupKey> BestGroups(int limit)
    {
        Dictionary<GroupKey, Ranked> best = _groups.ToDictionary(g => g.Key, g => g.Value.Order(Comparer<Ranked>.Create(compare)).First());
        return [.. _inOrderOfAppearance.Order(Comparer<GroupKey>.Create((a, b) => compare(best[a], best[b]))).Take(limit)];
    }

    public bool IsFull(GroupKey key) => _groups[key].Count >= groupSize;

    /// <summary>The best hits of a group.</summary>
    public IEnumerable<Ranked> Hits(GroupKey key) => _groups[key].Order(Comparer<Ranked>.Create(compare)).Take(groupSize);
}
