using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

/// <summary>A field condition tested on the payload. Of several parts values_count alone decides, else is_empty, else is_null, else any of the rest.</summary>
internal sealed class PayloadCondition : PointCondition
{
    private readonly FieldTest _test;
    private readonly ElementTest[] _elementTests;

    public PayloadCondition(FieldTest test, LocalRelease release, int points)
    {
        _test = test;
        Estimate = Cardinality.Unknown(points);
        var tests = new List<ElementTest>();
        if (test.Match is { } match) tests.Add(ElementTest.Create(match, release));
        if (test.Range is { } range) tests.Add(new NumberRangeTest(range));
        if (test.Dates is { } dates) tests.Add(new DateRangeTest(dates));
        foreach (GeoShape? shape in new[] { test.Radius, test.Box, test.Polygon })
        {
            if (shape is not null) tests.Add(new ShapeTest(shape));
        }
        _elementTests = [.. tests];
    }

    public override Cardinality Estimate { get; }

    public override bool Matches(FilterPoint point)
    {
        PayloadValue root = point.Payload;
        if (_test.ValuesCount is { } counts)
        {
            var visitor = new CountVisitor { Range = counts };
            return _test.Path.Visit(root, ref visitor) || (!visitor.HasAny && counts.Contains(0));
        }
        if (_test.IsEmpty is { } wantedEmpty)
        {
            NullState state = NullState.Read(root, _test.Path);
            if (!state.HasAny) return wantedEmpty;
            return wantedEmpty ? state.HasNothing : state.HasSomething;
        }
        if (_test.IsNull is { } wantedNull)
        {
            NullState state = NullState.Read(root, _test.Path);
            if (!state.HasAny) return !wantedNull;
            return wantedNull ? state.HasNull : state.HasNotNull;
        }
        var elements = new ElementVisitor { Tests = _elementTests };
        return _test.Path.Visit(root, ref elements);
    }

    private struct CountVisitor : IValueVisitor
    {
        public required CountRange Range { get; init; }

        public bool HasAny { get; private set; }

        public bool Visit(PayloadValue value)
        {
            HasAny = true;
            int count = value.Kind switch { PayloadKind.Null => 0, PayloadKind.Array => value.ElementCount(), _ => 1 };
            return Range.Contains(count);
        }
    }

    private readonly struct ElementVisitor : IValueVisitor
    {
        public required ElementTest[] Tests { get; init; }

        public bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Array) return Passes(value);
            foreach (PayloadValue element in value.Elements())
            {
                if (Passes(element)) return true;
            }
            return false;
        }

        private bool Passes(PayloadValue value)
        {
            foreach (ElementTest test in Tests)
            {
                if (test.Passes(value)) return true;
            }
            return false;
        }
    }
}
