using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;

namespace Qdrant.Local.Filtering;

/// <summary>A field condition, converted: what it asks of the values at a path.</summary>
internal sealed class FieldTest
{
    public required PayloadPath Path { get; init; }

    public MatchTest? Match { get; private init; }

    public NumberRange? Range { get; private init; }

    public InstantRange? Dates { get; private init; }

    public GeoShape? Radius { get; private init; }

    public GeoShape? Box { get; private init; }

    public GeoShape? Polygon { get; private init; }

    public CountRange? ValuesCount { get; private init; }

    public bool? IsEmpty { get; private init; }

    public bool? IsNull { get; private init; }

    /// <summary>The shape an index answers when several are set.</summary>
    public GeoShape? Shape => Radius ?? Box ?? Polygon;

    /// <exception cref="Qdrant.Core.QdrantRpcException">A malformed path or a missing part.</exception>
    public static FieldTest Convert(FieldCondition condition, LocalRelease release)
    {
        GeoShape? box = condition.GeoBoundingBox is null ? null : ConvertBox(condition.GeoBoundingBox);
        GeoShape? radius = condition.GeoRadius is null ? null : ConvertRadius(condition.GeoRadius);
        GeoShape? polygon = condition.GeoPolygon is null ? null : ConvertPolygon(condition.GeoPolygon);
        InstantRange? dates = condition.DatetimeRange is null ? null : InstantRange.Convert(condition.DatetimeRange);
        return new FieldTest
        {
            Path = PayloadPath.Parse(condition.Key),
            Match = condition.Match is null ? null : MatchTest.Convert(condition.Match, release),
            Range = condition.Range is null ? null : NumberRange.Convert(condition.Range),
            Dates = condition.Range is null ? dates : null,
            Box = box,
            Radius = radius,
            Polygon = polygon,
            ValuesCount = condition.ValuesCount is null ? null : CountRange.Convert(condition.ValuesCount),
            IsEmpty = condition.HasIsEmpty ? condition.IsEmpty : null,
            IsNull = condition.HasIsNull ? condition.IsNull : null,
        };
    }

    /// <summary>Reads the point of a request.</summary>
    public static GeoLocation Locate(GeoPoint point) => new(point.Lon, point.Lat);

    private static GeoBox ConvertBox(GeoBoundingBox box) => box is { TopLeft: { } topLeft, BottomRight: { } bottomRight }
        ? new GeoBox(topLeft.Lon, topLeft.Lat, bottomRight.Lon, bottomRight.Lat)
        : throw ServerError.Conversion("Malformed GeoBoundingBox type");

    private static GeoCircle ConvertRadius(GeoRadius radius) => radius.Center is { } center
        ? new GeoCircle(Locate(center), radius.Radius)
        : throw ServerError.Conversion("Malformed GeoRadius type");

    private static GeoArea ConvertPolygon(GeoPolygon polygon) => polygon.Exterior is { Points.Count: > 0 } exterior
        ? new GeoArea([.. exterior.Points.Select(Locate)], [.. polygon.Interiors.Select(ring => ring.Points.Select(Locate).ToArray())])
        : throw ServerError.Conversion("Malformed GeoPolygon type - field `exterior` is required");
}
