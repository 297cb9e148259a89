using System.Runtime.InteropServices;
using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Repository;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>The generated codec beside Google.Protobuf's message objects: 1,000 points written, 100 hits read.</summary>
internal sealed class CodecRatios
{
    private const int Points = 1000, Hits = 100, PointsField = 3, ResultField = 1, Rounds = 41;
    private const string Collection = "listings";

    private readonly Listing[] _listings = Listing.Create(Points);

    public void Run(Action<string, double> report)
    {
        Encoding(report);
        Decoding("payload", withVectors: false, report);
        Decoding("with_vectors", withVectors: true, report);
    }

    private void Encoding(Action<string, double> report)
    {
        // All three write into memory that is there already, as pooled memory is after the first request.
        using var buffer = new PooledBuffer(Points * 4096);
        byte[] copy = GC.AllocateUninitializedArray<byte>(Points * 4096);
        if (!UpsertPoints.Parser.ParseFrom(Generated()).Equals(Messages())) throw new InvalidOperationException("The two encodings differ.");

        double[] times = Measure.Times(Rounds, () => Generated(), () => Messages().ToByteArray(), CopyVectors);
        report("encode_1000_speedup_over_protobuf", times[1] / times[0]);
        report("encode_1000_per_memory_copy", times[0] / times[2]);
        report("encode_1000_us", times[0] * 1000);
        report("encode_1000_allocated_bytes", Measure.AllocatedBytes(() => Generated()));
        report("encode_1000_allocated_bytes_protobuf", Measure.AllocatedBytes(() => Messages().ToByteArray()));

        ReadOnlySpan<byte> Generated()
        {
            buffer.Clear();
            var writer = new WireWriter(buffer);
            writer.WriteString(1, Collection);
            writer.WriteBool(2, true);
            foreach (Listing listing in _listings)
            {
                int point = writer.BeginMessage(PointsField, 4096);
                ListingModel.WritePoint(ref writer, listing, ListingModel.Schema, null);
                writer.EndMessage(point, 4096);
            }
            writer.Flush();
            return buffer.WrittenSpan;
        }

        UpsertPoints Messages()
        {
            var request = new UpsertPoints { CollectionName = Collection, Wait = true };
            foreach (Listing listing in _listings) request.Points.Add(ListingMessages.ToPoint(listing));
            return request;
        }

        void CopyVectors()
        {
            Span<byte> free = copy;
            foreach (Listing listing in _listings)
            {
                ReadOnlySpan<byte> vector = MemoryMarshal.AsBytes(listing.Embedding.Span);
                vector.CopyTo(free);
                free = free[vector.Length..];
            }
        }
    }

    private void Decoding(string name, bool withVectors, Action<string, double> report)
    {
        byte[] answer = ListingMessages.ToAnswer(_listings.Take(Hits), withVectors).ToByteArray();
        Listing first = Generated()[7], second = Messages()[7];
        if (!first.Embedding.Span.SequenceEqual(second.Embedding.Span) || first with { Embedding = default } != second with { Embedding = default })
            throw new InvalidOperationException("The two decodings differ.");

        // Many answers a turn: one takes too little time for the clock.
        const int repeat = 20;
        double[] times = Measure.Times(Rounds, () => Repeat(Generated), () => Repeat(Messages));
        report($"decode_100_{name}_speedup_over_protobuf", times[1] / times[0]);
        report($"decode_100_{name}_us", times[0] * 1000 / repeat);
        report($"decode_100_{name}_allocated_bytes", Measure.AllocatedBytes(() => Generated()));
        report($"decode_100_{name}_allocated_bytes_protobuf", Measure.AllocatedBytes(() => Messages()));

        static void Repeat(Func<List<Listing>> read)
        {
            for (int i = 0; i < repeat; i++) read();
        }

        List<Listing> Generated()
        {
            var items = new List<Listing>();
            var reader = new WireReader(answer);
            while (reader.ReadTag(out int field, out WireType type))
            {
                if (field == ResultField) items.Add(ListingModel.Read(reader.ReadMessage(type), PointLayout.Scored));
                else reader.Skip(type);
            }
            return items;
        }

        List<Listing> Messages()
        {
            var items = new List<Listing>();
            foreach (ScoredPoint hit in QueryResponse.Parser.ParseFrom(answer).Result) items.Add(ListingMessages.FromPoint(hit));
            return items;
        }
    }
}
