using System.Numerics;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

/// <summary>
/// A polygon with holes on the plane of longitude and latitude. Its border does not belong to it, nor do the borders of its holes.
/// </summary>
internal sealed class GeoArea(GeoLocation[] exterior, GeoLocation[][] interiors) : GeoShape
{
    public override IReadOnlyList<GeoBounds> Bounds { get; } =
        [new GeoBounds(exterior.Min(p => p.Lon), exterior.Min(p => p.Lat), exterior.Max(p => p.Lon), exterior.Max(p => p.Lat))];

    public override bool Contains(GeoLocation place)
    {
        if (Locate(exterior, place) != Side.Inside) return false;
        foreach (GeoLocation[] hole in interiors)
        {
            if (Locate(hole, place) != Side.Outside) return false;
        }
        return true;
    }

    /// <summary>Where a place lies, by how often the ring winds around it.</summary>
    private static Side Locate(GeoLocation[] ring, GeoLocation place)
    {
        int winding = 0;
        for (int i = 0; i + 1 < ring.Length; i++)
        {
            GeoLocation a = ring[i];
            GeoLocation b = ring[i + 1];
            if (a.Lat <= place.Lat)
            {
                if (b.Lat >= place.Lat)
                {
                    int turn = Turn(a, b, place);
                    if (turn == 0 && Between(a, b, place)) return Side.Border;
                    if (turn > 0 && b.Lat != place.Lat) winding++;
                }
            }
            else if (b.Lat <= place.Lat)
            {
                int turn = Turn(a, b, place);
                if (turn == 0 && Between(a, b, place)) return Side.Border;
                if (turn < 0) winding--;
            }
        }
        return winding == 0 ? Side.Outside : Side.Inside;
    }

    private static bool Between(GeoLocation a, GeoLocation b, GeoLocation place) =>
        Math.Min(a.Lon, b.Lon) <= place.Lon && place.Lon <= Math.Max(a.Lon, b.Lon)
        && Math.Min(a.Lat, b.Lat) <= place.Lat && place.Lat <= Math.Max(a.Lat, b.Lat);

    /// <summary>The sign of the turn a → b → c: left 1, right -1, straight on 0; exact, however close the points are to a line.</summary>
    private static int Turn(GeoLocation a, GeoLocation b, GeoLocation c)
    {
        double left = (a.Lon - c.Lon) * (b.Lat - c.Lat);
        double right = (a.Lat - c.Lat) * (b.Lon - c.Lon);
        double difference = left - right;
        // Above this the rounding of three operations can't have changed the sign.
        if (Math.Abs(difference) > (Math.Abs(left) + Math.Abs(right)) * 4e-16) return Math.Sign(difference);
        BigInteger exact = (Exact(a.Lon) - Exact(c.Lon)) * (Exact(b.Lat) - Exact(c.Lat)) - (Exact(a.Lat) - Exact(c.Lat)) * (Exact(b.Lon) - Exact(c.Lon));
        return exact.Sign;
    }

    /// <summary>A double as a whole number of its smallest unit.</summary>
    private static BigInteger Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger whole = exponent == 0 ? mantissa : new BigInteger(mantissa | 1L << 52) << (exponent - 1);
        return bits < 0 ? -whole : whole;
    }

    private enum Side
    {
        Outside,
        Border,
        Inside,
    }
}
