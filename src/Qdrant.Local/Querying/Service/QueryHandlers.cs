using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Conversion;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Service;

/// <summary>Query and the older calls that are queries of one kind.</summary>
internal sealed class QueryHandlers(ServiceContext context)
{
    private readonly QueryConversion _conversion = new(context.Options.Release);
    private readonly LegacyConversion _older = new(context.Options.Release);

    public void Register(Dispatcher dispatcher)
    {
        dispatcher.Map("/qdrant.Points/Query", (body, ct) => Query(MessageCodec.Decode(QueryPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/QueryBatch", (body, ct) => QueryBatch(MessageCodec.Decode(QueryBatchPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/Search", (body, ct) => Search(MessageCodec.Decode(SearchPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/SearchBatch", (body, ct) => SearchBatch(MessageCodec.Decode(SearchBatchPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/Recommend", (body, ct) => Recommend(MessageCodec.Decode(RecommendPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/RecommendBatch", (body, ct) => RecommendBatch(MessageCodec.Decode(RecommendBatchPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/Discover", (body, ct) => Discover(MessageCodec.Decode(DiscoverPoints.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/DiscoverBatch", (body, ct) => DiscoverBatch(MessageCodec.Decode(DiscoverBatchPoints.Parser, body), ct));
    }

    private ValueTask<PooledBuffer> Query(QueryPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        ShardSelection.CheckConsistency(request.ReadConsistency);
        QueryPlan plan = _conversion.Convert(request);
        return One(request.CollectionName, plan, request.ShardKeySelector, null, cancellation);
    }

    private ValueTask<PooledBuffer> QueryBatch(QueryBatchPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        ShardSelection.CheckConsistency(request.ReadConsistency);
        QueryPlan[] plans = [.. request.QueryPoints.Select(_conversion.Convert)];
        return Many(request.CollectionName, plans, [.. request.QueryPoints.Select(q => q.ShardKeySelector)], null, cancellation);
    }

    private ValueTask<PooledBuffer> Search(SearchPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        QueryPlan plan = _older.Convert(request);
        return One(request.CollectionName, plan, request.ShardKeySelector, request.ReadConsistency, cancellation);
    }

    private ValueTask<PooledBuffer> SearchBatch(SearchBatchPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        QueryPlan[] plans = [.. request.SearchPoints.Select(_older.Convert)];
        return Many(request.CollectionName, plans, [.. request.SearchPoints.Select(q => q.ShardKeySelector)], request.ReadConsistency, cancellation);
    }

    private ValueTask<PooledBuffer> Recommend(RecommendPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        QueryPlan plan = _older.Convert(request);
        return One(request.CollectionName, plan, request.ShardKeySelector, request.ReadConsistency, cancellation);
    }

    private ValueTask<PooledBuffer> RecommendBatch(RecommendBatchPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        QueryPlan[] plans = [.. request.RecommendPoints.Select(_older.Convert)];
        return Many(request.CollectionName, plans, [.. request.RecommendPoints.Select(q => q.ShardKeySelector)], request.ReadConsistency, cancellation);
    }

    private ValueTask<PooledBuffer> Discover(DiscoverPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        QueryPlan plan = _older.Convert(request);
        ShardSelection.CheckConsistency(request.ReadConsistency);
        return One(request.CollectionName, plan, request.ShardKeySelector, null, cancellation, isDiscover: true);
    }

    private ValueTask<PooledBuffer> DiscoverBatch(DiscoverBatchPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        QueryPlan[] plans = [.. request.DiscoverPoints.Select(_older.Convert)];
        ShardSelection.CheckConsistency(request.ReadConsistency);
        return Many(request.CollectionName, plans, [.. request.DiscoverPoints.Select(q => q.ShardKeySelector)], null, cancellation, isDiscover: true);
    }

    private ValueTask<PooledBuffer> One(
        string name, QueryPlan plan, ShardKeySelector? shards, ReadConsistency? consistency, CancellationToken cancellation, bool isDiscover = false) =>
        Answer.Write(2, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = context.Catalogue.Resolve(name).Read(out CollectionState state);
            ShardSelection.CheckConsistency(consistency);
            List<Ranked> hits = Prepare(state, [plan], [shards], isDiscover)[0](cancellation);
            var points = new PointWriter(state, plan.Payload, plan.Vectors);
            foreach (Ranked hit in hits) points.WriteScored(ref writer, 1, hit);
        });

    private ValueTask<PooledBuffer> Many(
        string name, QueryPlan[] plans, ShardKeySelector?[] shards, ReadConsistency? consistency, CancellationToken cancellation, bool isDiscover = false) =>
        Answer.Write(2, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = context.Catalogue.Resolve(name).Read(out CollectionState state);
            ShardSelection.CheckConsistency(consistency);
            Func<CancellationToken, List<Ranked>>[] runs = Prepare(state, plans, shards, isDiscover);
            for (int i = 0; i < plans.Length; i++)
            {
                List<Ranked> hits = runs[i](cancellation);
                var points = new PointWriter(state, plans[i].Payload, plans[i].Vectors);
                int start = writer.BeginMessage(1, 4096);
                foreach (Ranked hit in hits) points.WriteScored(ref writer, 1, hit);
                writer.EndMessage(start, 4096);
            }
        });

    /// <summary>Everything that can fail before points are scored, for all queries of a batch in turn.</summary>
    private Func<CancellationToken, List<Ranked>>[] Prepare(CollectionState state, QueryPlan[] plans, ShardKeySelector?[] shards, bool isDiscover)
    {
        foreach (QueryPlan plan in plans)
        {
            if (isDiscover && plan.Root.Query is null) throw LegacyConversion.NothingToDiscover();
            QueryChecks.Combinations(plan.Root);
        }
        var runs = new Func<CancellationToken, List<Ranked>>[plans.Length];
        for (int i = 0; i < plans.Length; i++)
        {
            QueryPlan plan = plans[i];
            var lookup = new ExampleLookup(state, context.Catalogue);
            lookup.Resolve(plan.Root);
            QueryChecks.Shape(plan.Root);
            runs[i] = ShardSelection.SelectsAny(shards[i])
                ? cancellation => new QueryExecutor(state, lookup.Excluded, cancellation).Run(plan.Root, plan.Offset)
                : _ => [];
        }
        return runs;
    }
}
