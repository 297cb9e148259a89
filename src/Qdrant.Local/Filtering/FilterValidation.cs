using System.Globalization;
using Qdrant.Core.Protocol;
using Qdrant.Local.Service.Validation;
using Kind = Qdrant.Core.Protocol.Condition.ConditionOneOfOneofCase;

namespace Qdrant.Local.Filtering;

/// <summary>The rules of filters, checked on the message before anything else.</summary>
internal static class FilterValidation
{
    /// <summary>Adds an entry <c>path: text</c> for each rule that the filter breaks.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="path">Where it stands in the request, such as <c>filter</c>.</param>
    /// <param name="violations">Where the entries go.</param>
    public static void Check(Filter filter, RulePath path, List<string> violations)
    {
        All(filter.Should, path, ".should", violations);
        All(filter.Must, path, ".must", violations);
        All(filter.MustNot, path, ".must_not", violations);
        if (filter.MinShould is not { } minimum) return;
        All(minimum.Conditions, path, ".min_should.conditions", violations);
        if (minimum.MinCount == 0) Violations.Add(violations, path + ".min_should.min_count", "min_count must be greater than 0");
    }

    private static void All(IList<Condition> conditions, RulePath path, string list, List<string> violations)
    {
        for (int i = 0; i < conditions.Count; i++) Check(conditions[i], path.At(list, i), violations);
    }

    /// <summary>Adds an entry for each rule that one condition breaks.</summary>
    public static void Check(Condition condition, RulePath path, List<string> violations)
    {
        path += ".condition_one_of";
        switch (condition.ConditionOneOfCase)
        {
            case Kind.Filter: Check(condition.Filter, path, violations); break;
            case Kind.Nested when condition.Nested.Filter is not null: Check(condition.Nested.Filter, path + ".filter", violations); break;
            case Kind.Slice: Slice(condition.Slice, path, violations); break;
            case Kind.Field: Field(condition.Field, path, violations); break;
        }
    }

    private static void Slice(Core.Protocol.SliceCondition slice, RulePath path, List<string> violations)
    {
        if (slice.Total == 0) Violations.Add(violations, path + ".total", "Validation error: must be greater than 0 [{}]");
        else if (slice.Index >= slice.Total) Violations.Add(violations, path + ".index", "Validation error: must be less than the total number of slices [{}]");
    }

    private static void Field(FieldCondition field, RulePath path, List<string> violations)
    {
        if (field is { Match: null, Range: null, GeoBoundingBox: null, GeoRadius: null, ValuesCount: null, GeoPolygon: null, DatetimeRange: null, HasIsEmpty: false, HasIsNull: false })
            Violations.Add(violations, path + ".match", "Validation error: At least one field condition must be specified [{}]");
        if (field.GeoBoundingBox is { } box)
        {
            Point(box.TopLeft, path + ".geo_bounding_box.top_left", violations);
            Point(box.BottomRight, path + ".geo_bounding_box.bottom_right", violations);
        }
        if (field.GeoRadius is { } circle) Point(circle.Center, path + ".geo_radius.center", violations);
        if (field.GeoPolygon is { } polygon) Polygon(polygon, path + ".geo_polygon", violations);
    }

    /// <summary>A point in degrees; NaN is outside of every range.</summary>
    public static void Point(GeoPoint? point, RulePath path, List<string> violations)
    {
        if (point is null || (point.Lat is >= -90 and <= 90 && point.Lon is >= -180 and <= 180)) return;
        Violations.Add(violations, path + ".geo", $"Wrong format of GeoPoint payload: expected `lat` = {Text(point.Lat)} within [-90;90] and `lon` = {Text(point.Lon)} within [-180;180]");
    }

    private static string Text(double value) => double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf") : value.ToString("R", CultureInfo.InvariantCulture);

    private static void Polygon(GeoPolygon polygon, RulePath path, List<string> violations)
    {
        if (polygon.Exterior is { } exterior)
        {
            if (Ring(exterior) is { } problem) Violations.Add(violations, path + ".exterior", problem);
            for (int i = 0; i < exterior.Points.Count; i++) Point(exterior.Points[i], path.At(".exterior.points", i), violations);
        }
        for (int ring = 0; ring < polygon.Interiors.Count; ring++)
        {
            if (Ring(polygon.Interiors[ring]) is { } problem) Violations.Add(violations, path + ".interiors", problem);
            for (int i = 0; i < polygon.Interiors[ring].Points.Count; i++) Point(polygon.Interiors[ring].Points[i], path.At(".interiors", ring).At(".points", i), violations);
        }
    }

    private static string? Ring(GeoLineString ring)
    {
        int count = ring.Points.Count;
        if (count == 0) return "value invalid, must not be empty";
        if (count < 4) return $"value invalid, the size must be at least 4, got {count}";
        GeoPoint first = ring.Points[0], last = ring.Points[^1];
        return first.Lat == last.Lat && first.Lon == last.Lon ? null : "value invalid, the first and the last points should be same to form a closed line";
    }
}
