namespace Qdrant.Repository;

/// <summary>A geo index, which serves places: radius, box, polygon, ordering by distance. What is not given is left to the server.</summary>
public sealed class GeoIndexAttribute : PayloadIndexAttribute;
