using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Geo points, and the geo conditions on a field.</summary>
internal static class GeoJson
{
    public static void Write(Utf8JsonWriter writer, FieldCondition field)
    {
        if (field.GeoBoundingBox is { } box)
        {
            writer.WriteStartObject("geo_bounding_box");
            WritePoint(writer, "top_left", box.TopLeft);
            WritePoint(writer, "bottom_right", box.BottomRight);
            writer.WriteEndObject();
        }
        if (field.GeoRadius is { } circle)
        {
            writer.WriteStartObject("geo_radius");
            WritePoint(writer, "center", circle.Center);
            writer.WriteFloat("radius", circle.Radius);
            writer.WriteEndObject();
        }
        if (field.GeoPolygon is not { } polygon) return;
        writer.WriteStartObject("geo_polygon");
        writer.WritePropertyName("exterior");
        WriteLine(writer, polygon.Exterior ?? new GeoLineString());
        if (polygon.Interiors.Count > 0)
        {
            writer.WriteStartArray("interiors");
            foreach (GeoLineString line in polygon.Interiors) WriteLine(writer, line);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    public static void Read(JsonFields fields, FieldCondition into)
    {
        if (fields.Optional("geo_bounding_box") is { } box)
        {
            JsonFields corners = box.Fields("geo_bounding_box", "top_left", "bottom_right");
            into.GeoBoundingBox = new GeoBoundingBox { TopLeft = ReadPoint(corners.Required("top_left")), BottomRight = ReadPoint(corners.Required("bottom_right")) };
        }
        if (fields.Optional("geo_radius") is { } circle)
        {
            JsonFields parts = circle.Fields("geo_radius", "center", "radius");
            into.GeoRadius = new GeoRadius { Center = ReadPoint(parts.Required("center")), Radius = parts.Required("radius").Float() };
        }
        if (fields.Optional("geo_polygon") is not { } polygon) return;
        JsonFields rings = polygon.Fields("geo_polygon", "exterior", "interiors");
        into.GeoPolygon = new GeoPolygon { Exterior = ReadLine(rings.Required("exterior")), Interiors = { rings.List("interiors").Select(ReadLine) } };
    }

    // A point that was left out is 0, 0 to the server.
    public static void WritePoint(Utf8JsonWriter writer, string? name, GeoPoint? point)
    {
        if (name is not null) writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.WriteDouble("lon", point?.Lon ?? 0);
        writer.WriteDouble("lat", point?.Lat ?? 0);
        writer.WriteEndObject();
    }

    public static GeoPoint ReadPoint(JsonNode node)
    {
        JsonFields fields = node.Fields("a geo point", "lon", "lat");
        return new GeoPoint { Lon = fields.Required("lon").Double(), Lat = fields.Required("lat").Double() };
    }

    private static void WriteLine(Utf8JsonWriter writer, GeoLineString line)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("points");
        foreach (GeoPoint point in line.Points) WritePoint(writer, null, point);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static GeoLineString ReadLine(JsonNode node) => new() { Points = { node.Fields("a ring", "points").Required("points").Items().Select(ReadPoint) } };
}
