using Google.Protobuf;
using Qdrant.Core.Protocol;
using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>
/// Names the faults of the server that a request can run into. A row of <c>known-differences.md</c> asks for such a name, so that it covers
/// what has this cause in any recording, and nothing else.
/// </summary>
internal static class Circumstances
{
    private const double MetresPerDegree = 111_000;

    public static IEnumerable<string> Of(IMessage request, History history)
    {
        string collection = Requests.Collection(request);
        IMessage[] parts = [.. Requests.Walk(request)];
        string[] fields = [.. Requests.Fields(request).Distinct()];
        bool Indexed(string field) => history.IsIndexed(collection, field);

        if (history.HasStale(collection, request is GetCollectionInfoRequest ? null : fields)) yield return "stale index";
        if (history.HasStaleWrite(collection)) yield return "stale write";
        if (Requests.Vectors(request).Any(vector => history.HasDeleted(collection, vector))) yield return "stale sparse index";
        if (parts.OfType<FieldCondition>().Any(field => field.Range is { } range && HasNaN(range) && Indexed(field.Key))) yield return "NaN bound";
        if (parts.OfType<FieldCondition>().Any(field => field.Range is { HasGt: true, HasGte: true } or { HasLt: true, HasLte: true } && Indexed(field.Key))) yield return "two bounds";
        if (parts.OfType<FieldCondition>().Any(field => ReachesBorder(field) && Indexed(field.Key))) yield return "border of the world";
        if (parts.OfType<NestedCondition>().Any(nested => NullTests(nested).Any(Indexed))) yield return "null in nested";
        if (parts.OfType<FieldCondition>().Any(field => history.IsMultilingual(collection, field.Key) && NeedsDictionary(field.Match))) yield return "dictionary";
        if (parts.OfType<Filter>().Any(Contradicts)) yield return "contradiction";
    }

    private static bool HasNaN(Range range) => double.IsNaN(range.Lt) || double.IsNaN(range.Lte) || double.IsNaN(range.Gt) || double.IsNaN(range.Gte);

    /// <summary>Text of a script that is written without spaces: Thai, kana, Han.</summary>
    private static bool NeedsDictionary(Match? match) =>
        $"{match?.Text}{match?.TextAny}{match?.Phrase}".Any(c => c is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'));

    /// <summary>The server files latitude 90 at -90 and longitude 180 at -180.</summary>
    private static bool ReachesBorder(FieldCondition field) =>
        field.GeoBoundingBox is { TopLeft.Lat: >= 90 } or { BottomRight.Lon: >= 180 }
        || (field.GeoRadius is { Center: { } center } circle && (center.Lat + circle.Radius / MetresPerDegree >= 90 || Math.Abs(center.Lon) >= 179))
        || (field.GeoPolygon?.Exterior?.Points.Any(point => point.Lat >= 90 || point.Lon >= 180) ?? false);

    private static IEnumerable<string> NullTests(NestedCondition nested) =>
        Requests.Walk(nested).Select(part => part switch
        {
            IsNullCondition test => test.Key,
            IsEmptyCondition test => test.Key,
            FieldCondition { HasIsNull: true } test => test.Key,
            FieldCondition { HasIsEmpty: true } test => test.Key,
            _ => null,
        }).OfType<string>().SelectMany(key => new[] { $"{nested.Key}.{key}", $"{nested.Key}[].{key}" });

    /// <summary>When every condition is one that an index has answered, the server forgets to check what must not hold.</summary>
    private static bool Contradicts(Filter filter) => filter.MustNot.Any(no => filter.Must.Concat(filter.Should).Contains(no));
}
