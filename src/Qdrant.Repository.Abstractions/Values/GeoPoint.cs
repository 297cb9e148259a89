namespace Qdrant.Repository;

/// <summary>A place on Earth. Stored as <c>{"lon": …, "lat": …}</c>, which is what a geo index reads.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Creates a place.</summary>
    /// <param name="lon">Longitude in degrees, -180 to 180.</param>
    /// <param name="lat">Latitude in degrees, -90 to 90.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is out of range or not a number.</exception>
    public GeoPoint(double lon, double lat)
    {
        if (!(lon is >= -180 and <= 180)) throw new ArgumentOutOfRangeException(nameof(lon), lon, "A longitude is between -180 and 180 degrees.");
        if (!(lat is >= -90 and <= 90)) throw new ArgumentOutOfRangeException(nameof(lat), lat, "A latitude is between -90 and 90 degrees.");
        (Lon, Lat) = (lon, lat);
    }

    /// <summary>Longitude in degrees, -180 to 180.</summary>
    public double Lon { get; }

    /// <summary>Latitude in degrees, -90 to 90.</summary>
    public double Lat { get; }
}
