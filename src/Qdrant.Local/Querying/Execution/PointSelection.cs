using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Filtering;
using Qdrant.Local.Scoring;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Querying.Execution;

/// <summary>The points a stage may return: those of a filter, without excluded ones, or the candidates from below.</summary>
internal sealed class PointSelection
{
    private const int WalkFactor = 50;
    private readonly CollectionState _state;
    private readonly SlotBits? _excluded;
    private IPointFilter? _filter;
    private SlotBits? _candidates;

    public PointSelection(CollectionState state, IPointFilter? filter = null, SlotBits? excluded = null, SlotBits? candidates = null)
    {
        _state = state;
        _filter = filter is { MatchesAll: true } ? null : filter;
        _excluded = excluded is { Count: > 0 } ? excluded : null;
        _candidates = candidates;
    }

    /// <summary>The points of a filter; null selects all.</summary>
    public static PointSelection Of(CollectionState state, Filter? filter, SlotBits? excluded = null, CancellationToken cancellation = default) =>
        new(state, filter is null ? null : FilterCompiler.Compile(filter, state, cancellation), excluded);

    /// <summary>A set that holds every selected slot; null when only a look at each point can tell.</summary>
    public SlotBits? Candidates
    {
        get
        {
            if (_candidates is null && _filter is { IsListed: true })
            {
                // The indexes give exactly the matching points, so nothing is left to test.
                _candidates = SlotBits.From(_filter.Resolve());
                _filter = null;
            }
            return _candidates;
        }
    }

    /// <summary>How many points the filter is expected to let through.</summary>
    public Cardinality Estimate => _candidates is { } known ? Cardinality.Exactly(known.Count) : _filter?.Estimate ?? Cardinality.Exactly(_state.Points.Count);

    /// <summary>Whether every point is selected.</summary>
    public bool IsEverything => _filter is null && _excluded is null && _candidates is null;

    /// <summary>Whether a filter or a list of candidates narrows the selection.</summary>
    public bool IsFiltered => !IsEverything;

    public bool Contains(int slot) => (Candidates is null || Candidates.Contains(slot)) && PassesFilter(slot);

    /// <summary>The test for a slot that is known to be among <see cref="Candidates"/>.</summary>
    public bool PassesFilter(int slot) => (_excluded is null || !_excluded.Contains(slot)) && (_filter is null || _filter.Matches(slot));

    /// <summary>The selected slots in the order of their ids.</summary>
    public IEnumerable<int> InIdOrder(int firstIndex = 0)
    {
        // With many matches the first page is found sooner by walking the ids.
        bool lists = _candidates is not null || _filter is { IsListed: true, Estimate.Expected: var expected } && expected * WalkFactor < _state.Points.Count;
        if (lists && Candidates is { } candidates)
        {
            var slots = new List<int>();
            foreach (int slot in candidates)
                if (_state.Points.IsLive(slot) && PassesFilter(slot)) slots.Add(slot);
            slots.Sort((a, b) => _state.Points.IdOf(a).CompareTo(_state.Points.IdOf(b)));
            PointId? from = firstIndex == 0 ? null : firstIndex < _state.Points.Ordered.Length ? _state.Points.IdOf(_state.Points.Ordered[firstIndex]) : PointId.FromUuid(ulong.MaxValue, ulong.MaxValue);
            return from is { } first ? slots.Where(s => _state.Points.IdOf(s).CompareTo(first) >= 0) : slots;
        }
        return Walk(firstIndex);
    }

    /// <summary>The selected slots in any order.</summary>
    public SlotBits ToBits()
    {
        var bits = new SlotBits();
        foreach (int slot in InAnyOrder()) bits.Add(slot);
        return bits;
    }

    public IEnumerable<int> InAnyOrder()
    {
        if (Candidates is { } candidates)
        {
            foreach (int slot in candidates)
                if (_state.Points.IsLive(slot) && PassesFilter(slot)) yield return slot;
            yield break;
        }
        for (int slot = 0; slot < _state.Points.SlotCount; slot++)
            if (_state.Points.IsLive(slot) && PassesFilter(slot)) yield return slot;
    }

    private IEnumerable<int> Walk(int index)
    {
        for (; index < _state.Points.Ordered.Length; index++)
        {
            int slot = _state.Points.Ordered[index];
            if (PassesFilter(slot)) yield return slot;
        }
    }
}
