using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Conversion;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Querying.Strict;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;

namespace Qdrant.Local.Querying.Service;

/// <summary>Query and the older calls that are queries of one kind.</summary>
internal sealed class QueryHandlers(ServiceContext context)
{
    private readonly QueryConversion _conversion = new(context.Options.Release);
    private readonly LegacyConversion _older = new(context.Options.Release);

    public void Register(Dispatcher dispatcher)
    {
        dispatcher.Map("/qdrant.Points/Query", (body, ct) => One(Query(MessageCodec.Decode(QueryPoints.Parser, body)), ct));
        dispatcher.Map("/qdrant.Points/QueryBatch", (body, ct) => Many(QueryBatch(MessageCodec.Decode(QueryBatchPoints.Parser, body)), ct));
        dispatcher.Map("/qdrant.Points/Search", (body, ct) => One(Search(MessageCodec.Decode(SearchPoints.Parser, body)), ct));
        dispatcher.Map("/qdrant.Points/SearchBatch", (body, ct) => Many(SearchBatch(MessageCodec.Decode(SearchBatchPoints.Parser, body)), ct));
        dispatcher.Map("/qdrant.Points/Recommend", (body, ct) => One(Recommend(MessageCodec.Decode(RecommendPoints.Parser, body)), ct));
        dispatcher.Map("/qdrant.Points/RecommendBatch", (body, ct) => Many(RecommendBatch(MessageCodec.Decode(RecommendBatchPoints.Parser, body)), ct));
        dispatcher.Map("/qdrant.Points/Discover", (body, ct) => One(Discover(MessageCodec.Decode(DiscoverPoints.Parser, body)), ct));
        dispatcher.Map("/qdrant.Points/DiscoverBatch", (body, ct) => Many(DiscoverBatch(MessageCodec.Decode(DiscoverBatchPoints.Parser, body)), ct));
    }

    private QueryCall Query(QueryPoints request)
    {
        ReadRules.Check(request);
        ReadTerms.CheckConsistency(request.ReadConsistency);
        return new QueryCall(CallKind.Query, request.CollectionName, [_conversion.Convert(request)], [request.ShardKeySelector], null, Timeout(request.HasTimeout, request.Timeout));
    }

    private QueryCall QueryBatch(QueryBatchPoints request)
    {
        ReadRules.Check(request);
        ReadTerms.CheckConsistency(request.ReadConsistency);
        QueryPlan[] plans = [.. request.QueryPoints.Select(_conversion.Convert)];
        ShardKeySelector[] shards = [.. request.QueryPoints.Select(q => q.ShardKeySelector)];
        return new QueryCall(CallKind.Query, request.CollectionName, plans, shards, null, Timeout(request.HasTimeout, request.Timeout));
    }

    private QueryCall Search(SearchPoints request)
    {
        ReadRules.Check(request);
        return new QueryCall(
            CallKind.Search, request.CollectionName, [_older.Convert(request)], [request.ShardKeySelector], request.ReadConsistency, Timeout(request.HasTimeout, request.Timeout));
    }

    private QueryCall SearchBatch(SearchBatchPoints request)
    {
        ReadRules.Check(request);
        QueryPlan[] plans = [.. request.SearchPoints.Select(_older.Convert)];
        ShardKeySelector[] shards = [.. request.SearchPoints.Select(q => q.ShardKeySelector)];
        return new QueryCall(CallKind.Search, request.CollectionName, plans, shards, request.ReadConsistency, Timeout(request.HasTimeout, request.Timeout));
    }

    private QueryCall Recommend(RecommendPoints request)
    {
        ReadRules.Check(request);
        return new QueryCall(
            CallKind.Recommend, request.CollectionName, [_older.Convert(request)], [request.ShardKeySelector], request.ReadConsistency, Timeout(request.HasTimeout, request.Timeout));
    }

    private QueryCall RecommendBatch(RecommendBatchPoints request)
    {
        ReadRules.Check(request);
        QueryPlan[] plans = [.. request.RecommendPoints.Select(_older.Convert)];
        ShardKeySelector[] shards = [.. request.RecommendPoints.Select(q => q.ShardKeySelector)];
        return new QueryCall(CallKind.Recommend, request.CollectionName, plans, shards, request.ReadConsistency, Timeout(request.HasTimeout, request.Timeout));
    }

    private QueryCall Discover(DiscoverPoints request)
    {
        ReadRules.Check(request);
        QueryPlan plan = _older.Convert(request);
        ReadTerms.CheckConsistency(request.ReadConsistency);
        return new QueryCall(CallKind.Discover, request.CollectionName, [plan], [request.ShardKeySelector], null, Timeout(request.HasTimeout, request.Timeout));
    }

    private QueryCall DiscoverBatch(DiscoverBatchPoints request)
    {
        ReadRules.Check(request);
        QueryPlan[] plans = [.. request.DiscoverPoints.Select(_older.Convert)];
        ReadTerms.CheckConsistency(request.ReadConsistency);
        ShardKeySelector[] shards = [.. request.DiscoverPoints.Select(q => q.ShardKeySelector)];
        return new QueryCall(CallKind.Discover, request.CollectionName, plans, shards, null, Timeout(request.HasTimeout, request.Timeout));
    }

    private static ulong? Timeout(bool isSet, ulong timeout) => isSet ? timeout : null;

    private ValueTask<PooledBuffer> One(QueryCall call, CancellationToken cancellation) =>
        Answer.Write(2, (ref WireWriter writer) =>
        {
            Collection collection = context.Catalogue.Resolve(call.Collection);
            using var leases = new ReadLeases(ExampleLookup.Sources(context.Catalogue, call.Plans.Select(plan => plan.Root)).Append(collection));
            using Collection.ReadLease lease = collection.Read(out CollectionState state);
            List<Ranked> hits = Prepare(state, call)[0](cancellation);
            PointWriter points = Writer(state, call.Plans[0]);
            foreach (Ranked hit in hits) points.WriteScored(ref writer, 1, hit);
        });

    private ValueTask<PooledBuffer> Many(QueryCall call, CancellationToken cancellation) =>
        Answer.Write(2, (ref WireWriter writer) =>
        {
            Collection collection = context.Catalogue.Resolve(call.Collection);
            using var leases = new ReadLeases(ExampleLookup.Sources(context.Catalogue, call.Plans.Select(plan => plan.Root)).Append(collection));
            using Collection.ReadLease lease = collection.Read(out CollectionState state);
            new StrictReads(state).CheckBatch(call.Plans.Length);
            Func<CancellationToken, List<Ranked>>[] runs = Prepare(state, call);
            for (int i = 0; i < runs.Length; i++)
            {
                List<Ranked> hits = runs[i](cancellation);
                PointWriter points = Writer(state, call.Plans[i]);
                int start = writer.BeginMessage(1, 4096);
                foreach (Ranked hit in hits) points.WriteScored(ref writer, 1, hit);
                writer.EndMessage(start, 4096);
            }
        });

    // The hits of a diversified query were picked with their vectors at hand, and those without the asked ones show none.
    private static PointWriter Writer(CollectionState state, QueryPlan plan) =>
        new(state, plan.Payload, plan.Vectors with { OmitsEmpty = plan.Root.Query is NearestQuery { Mmr: not null } });

    /// <summary>Everything that can fail before points are scored, for all queries of a batch in turn.</summary>
    private Func<CancellationToken, List<Ranked>>[] Prepare(CollectionState state, QueryCall call)
    {
        var strict = new StrictReads(state);
        foreach (QueryPlan plan in call.Plans) strict.CheckQuery(plan.Root, plan.Root.Limit, checksGraph: call.Kind == CallKind.Query);
        StrictMode.CheckRead(state, call.Timeout is not null, call.Timeout ?? 0);
        ReadTerms.CheckConsistency(call.Consistency);
        foreach (QueryPlan plan in call.Plans)
        {
            if (call.Kind == CallKind.Discover && plan.Root.Query is null) throw LegacyConversion.NothingToDiscover();
            if (call.Kind == CallKind.Recommend) LegacyConversion.CheckExamples((RecommendQuery)plan.Root.Query!);
            QueryChecks.Combinations(plan.Root);
        }
        var runs = new Func<CancellationToken, List<Ranked>>[call.Plans.Length];
        var shareable = new QueryPlan?[runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            QueryPlan plan = call.Plans[i];
            var lookup = new ExampleLookup(state, context.Catalogue);
            lookup.Resolve(plan.Root);
            QueryChecks.Shape(plan.Root);
            bool selectsNothing = ShardKeys.SelectsNothing(call.Shards[i]);
            runs[i] = selectsNothing ? _ => [] : cancellation => new QueryExecutor(state, lookup.Excluded, cancellation).Run(plan.Root, plan.Offset);
            if (!selectsNothing && lookup.Excluded.Count == 0) shareable[i] = plan;
        }
        if (runs.Length > 1) SharedScan.Replace(state, shareable, runs);
        return runs;
    }
}

/// <summary>Which family of calls a query came by.</summary>
internal enum CallKind
{
    Query,
    Search,
    Recommend,
    Discover,
}

/// <summary>One call with its queries converted.</summary>
/// <param name="Kind">Which calls' rules hold.</param>
/// <param name="Collection">Name or alias.</param>
/// <param name="Plans">One for a single query, any number for a batch.</param>
/// <param name="Shards">The shard selection of each query.</param>
/// <param name="Consistency">To be checked after the collection was found; null when it was checked before.</param>
/// <param name="Timeout">Seconds, when sent.</param>
internal sealed record QueryCall(CallKind Kind, string Collection, QueryPlan[] Plans, ShardKeySelector?[] Shards, ReadConsistency? Consistency, ulong? Timeout);
