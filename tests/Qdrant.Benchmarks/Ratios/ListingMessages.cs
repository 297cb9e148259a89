using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>What the generated codec is compared to: the same listings through Google.Protobuf's message objects, as a hand-written mapper does it.</summary>
internal static class ListingMessages
{
    public static PointStruct ToPoint(Listing listing) => new()
    {
        Id = new PointId { Uuid = listing.Id.ToString() },
        Payload =
        {
            ["category"] = new Value { StringValue = listing.Category },
            ["title"] = new Value { StringValue = listing.Title },
            ["year"] = new Value { IntegerValue = listing.Year },
            ["price"] = new Value { DoubleValue = listing.Price },
            ["is_live"] = new Value { BoolValue = listing.IsLive },
            ["published_at"] = new Value { StringValue = listing.PublishedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) },
        },
        Vectors = new Vectors { Vectors_ = new NamedVectors { Vectors = { ["embedding"] = new Vector { Dense = ToDense(listing.Embedding) } } } },
    };

    public static Listing FromPoint(ScoredPoint point)
    {
        MapField<string, Value> payload = point.Payload;
        RepeatedField<float>? data = point.Vectors?.Vectors.Vectors["embedding"].Dense.Data;
        var vector = new float[data?.Count ?? 0];
        data?.CopyTo(vector, 0);
        return new Listing
        {
            Id = Guid.Parse(point.Id.Uuid),
            Embedding = vector,
            Category = Get("category", Value.KindOneofCase.StringValue).StringValue,
            Title = Get("title", Value.KindOneofCase.StringValue).StringValue,
            Year = checked((int)Get("year", Value.KindOneofCase.IntegerValue).IntegerValue),
            Price = Get("price", Value.KindOneofCase.DoubleValue).DoubleValue,
            IsLive = Get("is_live", Value.KindOneofCase.BoolValue).BoolValue,
            PublishedAt = DateTimeOffset.Parse(Get("published_at", Value.KindOneofCase.StringValue).StringValue, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };

        // A value of another kind reads as 0 or "" otherwise, which nobody wants.
        Value Get(string key, Value.KindOneofCase kind) =>
            payload.TryGetValue(key, out Value? value) && value.KindCase == kind ? value : throw new FormatException($"Point {point.Id} has no {key}, or not a {kind}.");
    }

    /// <summary>An answer with these listings as hits.</summary>
    public static QueryResponse ToAnswer(IEnumerable<Listing> listings, bool withVectors)
    {
        var answer = new QueryResponse { Time = 0.001 };
        foreach (Listing listing in listings)
        {
            PointStruct point = ToPoint(listing);
            var hit = new ScoredPoint { Id = point.Id, Score = 0.5f, Version = 3, Payload = { point.Payload } };
            if (withVectors)
                hit.Vectors = new VectorsOutput { Vectors = new NamedVectorsOutput { Vectors = { ["embedding"] = new VectorOutput { Dense = ToDense(listing.Embedding) } } } };
            answer.Result.Add(hit);
        }
        return answer;
    }

    private static DenseVector ToDense(ReadOnlyMemory<float> values)
    {
        var dense = new DenseVector();
        // Handed over as a collection, which is copied at once.
        MemoryMarshal.TryGetArray(values, out ArraySegment<float> array);
        dense.Data.AddRange(array);
        return dense;
    }
}
