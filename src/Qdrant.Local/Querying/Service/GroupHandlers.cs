using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Conversion;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Groups;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Querying.Strict;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Querying.Service;

/// <summary>QueryGroups, SearchGroups and RecommendGroups.</summary>
internal sealed class GroupHandlers(ServiceContext context)
{
    private readonly QueryConversion _conversion = new(context.Options.Release);
    private readonly LegacyConversion _older = new(context.Options.Release);

    public void Register(Dispatcher dispatcher)
    {
        dispatcher.Map("/qdrant.Points/QueryGroups", (body, ct) => Query(MessageCodec.Decode(QueryPointGroups.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/SearchGroups", (body, ct) => Search(MessageCodec.Decode(SearchPointGroups.Parser, body), ct));
        dispatcher.Map("/qdrant.Points/RecommendGroups", (body, ct) => Recommend(MessageCodec.Decode(RecommendPointGroups.Parser, body), ct));
    }

    private ValueTask<PooledBuffer> Query(QueryPointGroups request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        ReadTerms.CheckConsistency(request.ReadConsistency);
        GroupsPlan plan = _conversion.Convert(request);
        return Run(request.CollectionName, plan, request.ShardKeySelector, null, request.HasTimeout ? request.Timeout : null, cancellation);
    }

    private ValueTask<PooledBuffer> Search(SearchPointGroups request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        GroupsPlan plan = _older.Convert(request);
        return Run(request.CollectionName, plan, request.ShardKeySelector, request.ReadConsistency, request.HasTimeout ? request.Timeout : null, cancellation);
    }

    private ValueTask<PooledBuffer> Recommend(RecommendPointGroups request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        GroupsPlan plan = _older.Convert(request);
        return Run(request.CollectionName, plan, request.ShardKeySelector, request.ReadConsistency, request.HasTimeout ? request.Timeout : null, cancellation);
    }

    private ValueTask<PooledBuffer> Run(
        string name, GroupsPlan plan, ShardKeySelector? shards, ReadConsistency? consistency, ulong? timeout, CancellationToken cancellation) =>
        Answer.Write(2, (ref WireWriter writer) =>
        {
            Collection collection = context.Catalogue.Resolve(name);
            Collection? lookedUp = null;
            bool found = plan.Lookup is null || context.Catalogue.TryResolve(plan.Lookup.Collection, out lookedUp);
            using var leases = new ReadLeases([.. ExampleLookup.Sources(context.Catalogue, [plan.Root]), collection, lookedUp ?? collection]);
            using Collection.ReadLease lease = collection.Read(out CollectionState state);
            new StrictReads(state).CheckQuery(plan.Root, GroupSearch.Product(plan.Limit, plan.GroupSize), plan.GroupBy);
            StrictMode.CheckRead(state, timeout is not null, timeout ?? 0);
            ReadTerms.CheckConsistency(consistency);
            QueryChecks.Combinations(plan.Root);
            if (!found) throw ServerError.NotFound($"Collection {plan.Lookup!.Collection} not found");
            var lookup = new ExampleLookup(state, context.Catalogue);
            lookup.Resolve(plan.Root);
            QueryChecks.Shape(plan.Root);
            if (plan.Root.Query is { IsVectorQuery: true }) ConfiguredName.Check(state, plan.Root.Using, plan.Root.HasUsing);
            bool any = !ShardKeys.SelectsNothing(shards);
            IReadOnlyList<(GroupKey Key, Ranked[] Hits)> groups = any ? new GroupSearch(state, plan, lookup.Excluded, cancellation).Run() : [];
            int result = writer.BeginMessage(1, 4096);
            WriteGroups(ref writer, state, plan, groups, lookedUp);
            writer.EndMessage(result, 4096);
        });

    private static void WriteGroups(ref WireWriter writer, CollectionState state, GroupsPlan plan, IReadOnlyList<(GroupKey Key, Ranked[] Hits)> groups, Collection? lookedUp)
    {
        var points = new PointWriter(state, plan.Payload, plan.Vectors);
        foreach ((GroupKey key, Ranked[] hits) in groups)
        {
            int group = writer.BeginMessage(1, 1024);
            key.Write(ref writer, 1);
            foreach (Ranked hit in hits) points.WriteScored(ref writer, 2, hit);
            if (lookedUp is not null) WriteLookup(ref writer, plan.Lookup!, lookedUp, key);
            writer.EndMessage(group, 1024);
        }
    }

    private static void WriteLookup(ref WireWriter writer, GroupLookup lookup, Collection lookedUp, GroupKey key)
    {
        if (!TryId(key, out PointId id)) return;
        using Collection.ReadLease lease = lookedUp.Read(out CollectionState other);
        if (other.Points.TryGetSlot(id, out int slot)) new PointWriter(other, lookup.Payload, lookup.Vectors).WriteRetrieved(ref writer, 3, slot);
    }

    private static bool TryId(GroupKey key, out PointId id)
    {
        if (key.Text is not null) return PointId.TryParseUuid(key.Text, out id);
        id = PointId.FromNumber((ulong)key.Number);
        return key.Number >= 0;
    }
}
