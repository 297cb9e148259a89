using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A circle on Earth, measured along the surface.</summary>
public readonly record struct Radius
{
    private readonly GeoPoint _center;
    private readonly double _meters;

    private Radius(double meters, GeoPoint center)
    {
        if (!(meters > 0) || !float.IsFinite((float)meters))
            throw new ArgumentOutOfRangeException(nameof(meters), meters, "A radius is a positive number of metres.");
        (_meters, _center) = (meters, center);
    }

    /// <summary>A circle by metres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not a positive number.</exception>
    public static Radius Meters(double meters, GeoPoint center) => new(meters, center);

    /// <summary>A circle by kilometres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not a positive number.</exception>
    public static Radius Kilometers(double kilometers, GeoPoint center) => new(kilometers * 1000, center);

    internal Proto.FieldCondition At(string path) =>
        new() { Key = path, GeoRadius = new Proto.GeoRadius { Center = GeoShape.ToProto(_center), Radius = (float)_meters } };
}

/// <summary>A box between two corners. One whose west is greater than its east crosses the antimeridian.</summary>
/// <param name="TopLeft">The north-west corner.</param>
/// <param name="BottomRight">The south-east corner.</param>
public readonly record struct GeoBox(GeoPoint TopLeft, GeoPoint BottomRight)
{
    internal Proto.FieldCondition At(string path)
    {
        if (TopLeft.Lat < BottomRight.Lat)
            throw new ArgumentException($"The box on '{path}' has its top ({TopLeft.Lat}) below its bottom ({BottomRight.Lat}): exchange the latitudes.");
        return new()
        {
            Key = path,
            GeoBoundingBox = new Proto.GeoBoundingBox
            {
                TopLeft = new() { Lon = TopLeft.Lon, Lat = GeoShape.BelowLimit(TopLeft.Lat, 90) },
                BottomRight = new() { Lon = GeoShape.BelowLimit(BottomRight.Lon, 180), Lat = BottomRight.Lat },
            },
        };
    }
}

/// <summary>A polygon in plane longitude and latitude; it does not cross the antimeridian.</summary>
public sealed class GeoPolygon
{
    private readonly Proto.GeoPolygon _message = new();

    /// <summary>Creates a polygon.</summary>
    /// <param name="exterior">The outer ring: at least three points, in either direction. It is closed if it is open.</param>
    /// <param name="holes">Rings that are left out.</param>
    /// <exception cref="ArgumentException">A ring has fewer than three different points.</exception>
    public GeoPolygon(IEnumerable<GeoPoint> exterior, params IEnumerable<GeoPoint>[] holes)
    {
        _message.Exterior = Ring(exterior, nameof(exterior));
        foreach (IEnumerable<GeoPoint> hole in holes) _message.Interiors.Add(Ring(hole, nameof(holes)));
    }

    internal Proto.FieldCondition At(string path) => new() { Key = path, GeoPolygon = _message };

    private static Proto.GeoLineString Ring(IEnumerable<GeoPoint> points, string name)
    {
        List<GeoPoint> ring = [.. points];
        if (ring.Distinct().Count() < 3) throw new ArgumentException("A ring of a polygon needs at least three different points.", name);
        if (ring[0] != ring[^1]) ring.Add(ring[0]);
        return new Proto.GeoLineString { Points = { ring.Select(GeoShape.ToProtoBelowLimits) } };
    }
}

internal static class GeoShape
{
    public static Proto.GeoPoint ToProto(GeoPoint point) => new() { Lon = point.Lon, Lat = point.Lat };

    // Servers file latitude 90 at -90 and longitude 180 at -180, and so find nothing in a box that ends there. The next smaller number is right.
    public static double BelowLimit(double degrees, double limit) => degrees == limit ? double.BitDecrement(limit) : degrees;

    public static Proto.GeoPoint ToProtoBelowLimits(GeoPoint point) => new() { Lon = BelowLimit(point.Lon, 180), Lat = BelowLimit(point.Lat, 90) };

    public static Proto.Value ToStored(GeoPoint point) => new()
    {
        StructValue = new Proto.Struct
        {
            Fields = { ["lon"] = new Proto.Value { DoubleValue = point.Lon }, ["lat"] = new Proto.Value { DoubleValue = point.Lat } },
        },
    };
}
