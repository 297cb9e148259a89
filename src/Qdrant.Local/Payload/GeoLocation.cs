namespace Qdrant.Local.Payload;

/// <summary>A place in degrees.</summary>
internal readonly record struct GeoLocation(double Lon, double Lat) : IComparable<GeoLocation>
{
    /// <summary>Whether the place is on the map: what lies outside is unknown to a geo index.</summary>
    public bool IsInRange => Lon is >= -180 and <= 180 && Lat is >= -90 and <= 90;

    /// <summary>Any order will do, as long as it is one.</summary>
    public int CompareTo(GeoLocation other) => Lon != other.Lon ? Lon.CompareTo(other.Lon) : Lat.CompareTo(other.Lat);

    /// <summary>Reads an object with the numbers <c>lon</c> and <c>lat</c>; other members do not matter.</summary>
    public static bool TryRead(PayloadValue value, out GeoLocation location)
    {
        if (value.TryGetMember("lon"u8, out PayloadValue lon) && lon.IsNumber && value.TryGetMember("lat"u8, out PayloadValue lat) && lat.IsNumber)
        {
            location = new GeoLocation(lon.AsDouble, lat.AsDouble);
            return true;
        }
        location = default;
        return false;
    }
}
