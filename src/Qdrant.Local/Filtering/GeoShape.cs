using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

/// <summary>A shape on the map.</summary>
internal abstract class GeoShape
{
    public abstract bool Contains(GeoLocation place);

    /// <summary>Rectangles that hold the whole shape, for looking it up in an index; at most two, where it crosses the antimeridian.</summary>
    public abstract IReadOnlyList<GeoBounds> Bounds { get; }
}

/// <summary>A rectangle in degrees, borders included.</summary>
internal readonly record struct GeoBounds(double West, double South, double East, double North);

/// <summary>A box; its borders do not belong to it. West may lie east of East: then the box crosses the antimeridian.</summary>
internal sealed class GeoBox(double west, double north, double east, double south) : GeoShape
{
    public override IReadOnlyList<GeoBounds> Bounds { get; } = west > east
        ? [new GeoBounds(west, south, 180, north), new GeoBounds(-180, south, east, north)]
        : [new GeoBounds(west, south, east, north)];

    public override bool Contains(GeoLocation place)
    {
        bool inLat = south < place.Lat && place.Lat < north;
        bool inLon = west > east ? place.Lon > west || place.Lon < east : west < place.Lon && place.Lon < east;
        return inLat && inLon;
    }
}

/// <summary>A circle on the sphere; the rim does not belong to it.</summary>
internal sealed class GeoCircle(GeoLocation center, double radius) : GeoShape
{
    private const double EarthRadius = 6_371_008.8;

    // Wider than any rounding of the distance.
    private const double Slack = 1e-6;

    public override IReadOnlyList<GeoBounds> Bounds { get; } = MakeBounds(center, radius);

    public override bool Contains(GeoLocation place) => Distance(center, place) < radius;

    /// <summary>The great-circle distance in metres.</summary>
    public static double Distance(GeoLocation from, GeoLocation to)
    {
        double fromLat = Radians(from.Lat);
        double toLat = Radians(to.Lat);
        double sinLat = Math.Sin(Radians(to.Lat - from.Lat) / 2);
        double sinLon = Math.Sin(Radians(to.Lon - from.Lon) / 2);
        double a = sinLat * sinLat + Math.Cos(fromLat) * Math.Cos(toLat) * (sinLon * sinLon);
        return EarthRadius * (2 * Math.Asin(Math.Sqrt(a)));
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);

    private static GeoBounds[] MakeBounds(GeoLocation center, double radius)
    {
        if (!(radius > 0)) return [];
        double angle = radius / EarthRadius;
        double latReach = angle * (180 / Math.PI) + Slack;
        double south = center.Lat - latReach;
        double north = center.Lat + latReach;
        double reach = Math.Sin(Math.Min(angle, Math.PI / 2)) / Math.Cos(Radians(center.Lat));
        if (south <= -90 || north >= 90 || !(reach < 1)) return [new GeoBounds(-180, south, 180, north)];
        double lonReach = Math.Asin(reach) * (180 / Math.PI) + Slack;
        double west = center.Lon - lonReach;
        double east = center.Lon + lonReach;
        if (west < -180) return [new GeoBounds(west + 360, south, 180, north), new GeoBounds(-180, south, east, north)];
        if (east > 180) return [new GeoBounds(west, south, 180, north), new GeoBounds(-180, south, east - 360, north)];
        return [new GeoBounds(west, south, east, north)];
    }
}
