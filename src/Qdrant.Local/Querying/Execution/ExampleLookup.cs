using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Replaces the ids among the examples of a query by the vectors of their points, before anything is scored.</summary>
internal sealed class ExampleLookup(CollectionState state, Catalogue catalogue)
{
    private readonly SlotBits _excluded = new();

    /// <summary>The points of the searched collection that served as examples: they are left out of every list.</summary>
    public SlotBits Excluded => _excluded;

    /// <summary>The collections that some queries of a call look up in, as far as they exist.</summary>
    public static IEnumerable<Collection> Sources(Catalogue catalogue, IEnumerable<QueryNode> roots)
    {
        foreach (QueryNode node in roots.SelectMany(Nodes))
            if (node.LookupFrom is { } from && catalogue.TryResolve(from.CollectionName, out Collection? source)) yield return source;
    }

    public void Resolve(QueryNode root)
    {
        QueryNode[] nodes = [.. Nodes(root)];
        foreach (QueryNode node in nodes)
        {
            if (node.LookupFrom is { } from && !catalogue.TryResolve(from.CollectionName, out _))
                throw ServerError.NotFound($"Collection {from.CollectionName} not found");
        }
        foreach (QueryNode node in nodes) ForEachId(node, CheckPoint);
        foreach (QueryNode node in nodes) ForEachId(node, TakeVector);
    }

    private static IEnumerable<QueryNode> Nodes(QueryNode node) => node.Prefetches.SelectMany(Nodes).Prepend(node);

    private void ForEachId(QueryNode node, Action<CollectionState, QueryNode, VectorExample> action)
    {
        if (node.Query is null || !node.Query.Examples.Any(e => e.Id is not null)) return;
        if (node.LookupFrom is not { } from)
        {
            foreach (VectorExample example in node.Query.Examples) if (example.Id is not null) action(state, node, example);
            return;
        }
        using Collection.ReadLease lease = catalogue.Resolve(from.CollectionName).Read(out CollectionState other);
        foreach (VectorExample example in node.Query.Examples) if (example.Id is not null) action(other, node, example);
    }

    private static void CheckPoint(CollectionState source, QueryNode node, VectorExample example)
    {
        if (!source.Points.TryGetSlot(example.Id!.Value, out _)) throw ServerError.NoPoint(example.Id.Value);
    }

    private void TakeVector(CollectionState source, QueryNode node, VectorExample example)
    {
        source.Points.TryGetSlot(example.Id!.Value, out int slot);
        string name = node.LookupFrom is { HasVectorName: true } from ? from.VectorName : node.Using;
        if (!source.Vectors.TryGetValue(name, out VectorStorage? vectors)) throw ServerError.NoVectorName(name);
        if (!vectors.Has(slot)) throw ServerError.NotFound($"Vector with name \"{name}\" for point not found");
        example.Resolve(vectors.Read(slot));
        if (source == state) _excluded.Add(slot);
    }
}
