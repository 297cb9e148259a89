using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Conversion;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Groups;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Querying.Strict;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;
using VectorExample = Qdrant.Local.Querying.Plan.VectorExample;

namespace Qdrant.Local.Querying.Service;

/// <summary>SearchMatrixPairs and SearchMatrixOffsets: the nearest neighbours of sampled points among each other.</summary>
internal sealed class MatrixHandlers(ServiceContext context)
{
    private const ulong DefaultSample = 10;
    private const ulong DefaultLimit = 3;

    /// <summary>Pairs grow with the square of the sample: past this, an answer would not fit into memory.</summary>
    private const long MostPairs = 1 << 24;

    public void Register(Dispatcher dispatcher)
    {
        dispatcher.Map("/qdrant.Points/SearchMatrixPairs", (body, ct) => Pairs(MessageCodec.Decode(SearchMatrixPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/SearchMatrixOffsets", (body, ct) => Offsets(MessageCodec.Decode(SearchMatrixPoints.Parser, body), ct));
    }

    private ValueTask<PooledBuffer> Pairs(SearchMatrixPoints request, CancellationToken cancellation)
    {
        Convert(request);
        return Answer.Write(2, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = Enter(request, out CollectionState state);
            int result = writer.BeginMessage(1, 4096);
            foreach ((int[] sample, int row, ScoredSlot neighbour) in Neighbours(state, request, cancellation))
            {
                int pair = writer.BeginMessage(1);
                state.Points.IdOf(sample[row]).Write(ref writer, 1);
                state.Points.IdOf(neighbour.Slot).Write(ref writer, 2);
                writer.WriteFloat(3, neighbour.Score);
                writer.EndMessage(pair);
            }
            writer.EndMessage(result, 4096);
        });
    }

    private ValueTask<PooledBuffer> Offsets(SearchMatrixPoints request, CancellationToken cancellation)
    {
        Convert(request);
        return Answer.Write(2, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = Enter(request, out CollectionState state);
            var answer = new SearchMatrixOffsets();
            int[] sample = [];
            Dictionary<int, int> columns = [];
            foreach ((int[] all, int row, ScoredSlot neighbour) in Neighbours(state, request, cancellation))
            {
                if (sample.Length == 0) columns = Enumerable.Range(0, all.Length).ToDictionary(place => all[place]);
                sample = all;
                answer.OffsetsRow.Add((ulong)row);
                answer.OffsetsCol.Add((ulong)columns[neighbour.Slot]);
                answer.Scores.Add(neighbour.Score);
            }
            answer.Ids.Add(sample.Select(slot => state.Points.IdOf(slot).ToMessage()));
            writer.WriteBytes(1, Google.Protobuf.MessageExtensions.ToByteArray(answer));
        });
    }

    private void Convert(SearchMatrixPoints request)
    {
        ReadRules.Check(request);
        QueryConversion.Checked(request.Filter, context.Options.Release);
        ShardKeys.CheckRead(request.ShardKeySelector);
    }

    private Collection.ReadLease Enter(SearchMatrixPoints request, out CollectionState state)
    {
        Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out state);
        try
        {
            ulong sample = request.HasSample ? request.Sample : DefaultSample, limit = request.HasLimit ? request.Limit : DefaultLimit;
            new StrictReads(state).CheckList(GroupSearch.Product(sample, limit), request.Filter);
            StrictMode.CheckRead(state, request.HasTimeout, request.Timeout);
            ReadTerms.CheckConsistency(request.ReadConsistency);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private static IEnumerable<(int[] Sample, int Row, ScoredSlot Neighbour)> Neighbours(CollectionState state, SearchMatrixPoints request, CancellationToken cancellation)
    {
        ConfiguredName.Check(state, request.Using, request.HasUsing);
        if (ShardKeys.SelectsNothing(request.ShardKeySelector)) yield break;
        VectorStorage vectors = state.Vectors[request.Using];
        int[] sample = Sample(state, vectors, request, cancellation);
        if (sample.Length < 2) yield break;
        var candidates = new SlotBits();
        foreach (int slot in sample) candidates.Add(slot);
        var selection = new PointSelection(state, candidates: candidates);
        ulong limit = request.HasLimit ? request.Limit : DefaultLimit;
        if (sample.Length * (long)Math.Min(limit, (ulong)sample.Length) > MostPairs)
            throw ServerError.BadRequest($"a matrix of {sample.Length} sampled points and {Math.Min(limit, (ulong)sample.Length)} neighbours each is more than the {MostPairs} pairs that the embedded engine allows. Reduce sample or limit");
        for (int row = 0; row < sample.Length; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            PointScorer scorer = new ScorerFactory(vectors, null).Create(new NearestQuery(new VectorExample(vectors.Read(sample[row]))))!;
            ScoredSlot[] found = VectorSearch.Best(vectors, scorer, selection, limit == ulong.MaxValue ? limit : limit + 1, cancellation);
            // The point itself is taken out; when ties or the metric kept it away, the last neighbour goes.
            int self = Array.FindIndex(found, hit => hit.Slot == sample[row]);
            if (self < 0) self = (ulong)found.Length > limit ? found.Length - 1 : -1;
            for (int i = 0; i < found.Length; i++)
                if (i != self) yield return (sample, row, found[i] with { Score = scorer.Final(found[i].Score) });
        }
    }

    private static int[] Sample(CollectionState state, VectorStorage vectors, SearchMatrixPoints request, CancellationToken cancellation)
    {
        var selection = PointSelection.Of(state, request.Filter, cancellation: cancellation);
        int[] owners = [.. selection.InAnyOrder().Where(vectors.Has)];
        Random.Shared.Shuffle(owners);
        int[] sample = [.. owners.Take((int)Math.Min(request.HasSample ? request.Sample : DefaultSample, int.MaxValue))];
        Array.Sort(sample, (a, b) => state.Points.IdOf(a).CompareTo(state.Points.IdOf(b)));
        return sample;
    }
}
