using System.Numerics;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Filtering;

/// <summary>A filter bound to a collection.</summary>
internal sealed class GroupCondition : PointCondition
{
    private readonly PointTable _points;
    private readonly PointCondition[] _must;
    private readonly PointCondition[] _should;
    private readonly PointCondition[] _mustNot;
    private readonly PointCondition[]? _minShould;
    private readonly ulong _minCount;

    // The conditions whose points are listed first; the others are then tested. One for must, all of should or min_should.
    private readonly PointCondition[] _listed = [];
    private readonly PointCondition[] _testedMust;

    public GroupCondition(PointTable points, PointCondition[] must, PointCondition[] should, PointCondition[] mustNot, PointCondition[]? minShould, ulong minCount)
    {
        _points = points;
        _must = _testedMust = [.. must.OrderBy(c => !c.IsCheap).ThenBy(c => c.Estimate.Expected)];
        _should = [.. should.OrderBy(c => !c.IsCheap)];
        _mustNot = [.. mustNot.OrderBy(c => !c.IsCheap)];
        (_minShould, _minCount) = (minShould, minCount);
        Estimate = MakeEstimate();
        double least = double.PositiveInfinity;
        foreach (PointCondition condition in _must)
        {
            if (condition.CanList && condition.Estimate.Expected < least) (_listed, least) = ([condition], condition.Estimate.Expected);
        }
        if (_listed.Length == 1) _testedMust = [.. _must.Where(condition => condition != _listed[0])];
        if (SumOf(_should) < least) (_listed, _testedMust, least) = (_should, _must, SumOf(_should));
        if (minShould is not null && minCount > 0 && SumOf(minShould) < least) (_listed, _testedMust, least) = (minShould, _must, SumOf(minShould));
        CanList = least < double.PositiveInfinity;
    }

    public override Cardinality Estimate { get; }

    public override bool CanList { get; }

    public override bool IsCheap => Array.TrueForAll(_must, c => c.IsCheap) && Array.TrueForAll(_should, c => c.IsCheap) && Array.TrueForAll(_mustNot, c => c.IsCheap)
        && (_minShould is null || Array.TrueForAll(_minShould, c => c.IsCheap));

    public override bool Matches(FilterPoint point) => Matches(point, _must);

    public override void AddTo(Span<ulong> bits)
    {
        bool nothingElse = _testedMust.Length + _mustNot.Length == 0 && _minShould is null && (_should.Length == 0 || _listed == _should);
        if (nothingElse)
        {
            foreach (PointCondition condition in _listed) condition.AddTo(bits);
            return;
        }
        ulong[] candidates = new ulong[bits.Length];
        foreach (PointCondition condition in _listed) condition.AddTo(candidates);
        for (int i = 0; i < candidates.Length; i++)
        {
            for (ulong word = candidates[i]; word != 0; word &= word - 1)
            {
                int slot = (i << 6) + BitOperations.TrailingZeroCount(word);
                if (Matches(new FilterPoint(_points, slot), _testedMust)) bits[i] |= word & (~word + 1);
            }
        }
    }

    private bool Matches(FilterPoint point, PointCondition[] must)
    {
        foreach (PointCondition condition in must)
        {
            if (!condition.Matches(point)) return false;
        }
        foreach (PointCondition condition in _mustNot)
        {
            if (condition.Matches(point)) return false;
        }
        return (_should.Length == 0 || AnyOf(_should, point)) && (_minShould is null || CountOf(_minShould, point) >= _minCount);
    }

    private static bool AnyOf(PointCondition[] conditions, FilterPoint point)
    {
        foreach (PointCondition condition in conditions)
        {
            if (condition.Matches(point)) return true;
        }
        return false;
    }

    private static ulong CountOf(PointCondition[] conditions, FilterPoint point)
    {
        ulong count = 0;
        foreach (PointCondition condition in conditions) count += condition.Matches(point) ? 1UL : 0UL;
        return count;
    }

    /// <summary>How many slots listing all of some conditions gives; infinite when one of them can't be listed.</summary>
    private static double SumOf(PointCondition[] union) =>
        union.Length > 0 && Array.TrueForAll(union, condition => condition.CanList) ? union.Sum(condition => condition.Estimate.Expected) : double.PositiveInfinity;

    private Cardinality MakeEstimate()
    {
        double points = _points.Count;
        var parts = new List<Cardinality>();
        foreach (PointCondition condition in _must) parts.Add(condition.Estimate);
        foreach (PointCondition condition in _mustNot) parts.Add(condition.Estimate.Not(points));
        if (_should.Length > 0) parts.Add(Cardinality.Any([.. _should.Select(condition => condition.Estimate)], points));
        if (_minShould is not null)
        {
            Cardinality any = Cardinality.Any([.. _minShould.Select(condition => condition.Estimate)], points);
            parts.Add(_minCount <= 1 ? any : any with { Min = 0 });
        }
        return Cardinality.All(parts, points);
    }
}
