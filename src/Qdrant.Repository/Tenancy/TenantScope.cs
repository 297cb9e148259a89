using Google.Protobuf;
using Google.Protobuf.Collections;
using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>
/// Whose points a repository reads and writes: those of one tenant, or of all. Every request of a repository of one tenant passes here and leaves with the tenant's
/// condition; a request that cannot carry it does not leave.
/// </summary>
public sealed class TenantScope
{
    private readonly Core.Protocol.Condition? _condition;

    internal TenantScope(string key, string? tenant)
    {
        (Key, Tenant) = (key, tenant);
        if (tenant is not null) _condition = Condition(tenant);
    }

    /// <summary>The tenant; null for all of them.</summary>
    public string? Tenant { get; }

    /// <summary>The payload key of the tenant.</summary>
    internal string Key { get; }

    /// <summary>The tenant that a payload is of; empty when it says none.</summary>
    internal string Of(MapField<string, Value> payload) => payload.TryGetValue(Key, out Value? value) ? value.StringValue : "";

    /// <summary>Makes a point one of this tenant; refuses one of another.</summary>
    internal void Stamp(PointStruct point, string entity)
    {
        string own = Of(point.Payload);
        if (Tenant is null && own.Length == 0)
            throw new UnwritablePointException("is empty: across tenants every entity names its own.", $"{entity}, payload `{Key}`,");
        if (Tenant is null || own == Tenant) return;
        if (own.Length > 0) throw new UnwritablePointException($"is \"{own}\", but the repository is that of another tenant: write it there, or leave it empty to have it filled in.", $"{entity}, payload `{Key}`,");
        point.Payload[Key] = new Value { StringValue = Tenant };
    }

    /// <summary>A filter that holds for points of a tenant only.</summary>
    internal Filter And(Filter? filter, string tenant) => And(filter, tenant == Tenant ? _condition! : Condition(tenant));

    /// <summary>Puts the tenant's condition on a request.</summary>
    internal void Apply(IMessage request)
    {
        if (_condition is null) return;
        switch (request)
        {
            case QueryPoints query:
                query.Filter = And(query.Filter, _condition);
                foreach (PrefetchQuery prefetch in query.Prefetch) Apply(prefetch);
                OneSign.Enforce(query.Filter, query.Prefetch);
                break;
            case QueryPointGroups query:
                query.Filter = And(query.Filter, _condition);
                foreach (PrefetchQuery prefetch in query.Prefetch) Apply(prefetch);
                OneSign.Enforce(query.Filter, query.Prefetch);
                break;
            case PrefetchQuery prefetch:
                prefetch.Filter = And(prefetch.Filter, _condition);
                foreach (PrefetchQuery inner in prefetch.Prefetch) Apply(inner);
                break;
            case ScrollPoints scroll: scroll.Filter = And(scroll.Filter, _condition); break;
            case CountPoints count: count.Filter = And(count.Filter, _condition); break;
            case FacetCounts facet: facet.Filter = And(facet.Filter, _condition); break;
            case DeletePoints delete: delete.Points = Limit(delete.Points); break;
            case UpdateBatchPoints batch:
                foreach (PointsUpdateOperation operation in batch.Operations) Apply(operation);
                break;
            default: throw Refused(request.Descriptor.Name);
        }
    }

    private void Apply(PointsUpdateOperation operation)
    {
        switch (operation.OperationCase)
        {
            case PointsUpdateOperation.OperationOneofCase.Upsert:
                if (operation.Upsert.Points.Any(point => Of(point.Payload) != Tenant)) throw Refused("upsert of points of another tenant");
                operation.Upsert.UpdateFilter = And(operation.Upsert.UpdateFilter, _condition!);
                break;
            case PointsUpdateOperation.OperationOneofCase.OverwritePayload:
                if (Of(operation.OverwritePayload.Payload) != Tenant) throw Refused("payload of another tenant");
                operation.OverwritePayload.PointsSelector = Limit(operation.OverwritePayload.PointsSelector);
                break;
            case PointsUpdateOperation.OperationOneofCase.SetPayload:
                if (!operation.SetPayload.HasKey && operation.SetPayload.Payload.ContainsKey(Key)) throw Refused("change of the tenant of a point");
                operation.SetPayload.PointsSelector = Limit(operation.SetPayload.PointsSelector);
                break;
            case PointsUpdateOperation.OperationOneofCase.DeletePayload:
                if (operation.DeletePayload.Keys.Contains(PayloadPath.Quote(Key))) throw Refused("change of the tenant of a point");
                operation.DeletePayload.PointsSelector = Limit(operation.DeletePayload.PointsSelector);
                break;
            default: throw Refused(operation.OperationCase.ToString());
        }
    }

    private PointsSelector Limit(PointsSelector selector) => new()
    {
        Filter = And(selector.Filter ?? new Filter { Must = { new Core.Protocol.Condition { HasId = new HasIdCondition { HasId = { selector.Points.Ids } } } } }, _condition!),
    };

    // A request that is sent again, as that of the next page is, has the condition already.
    private static Filter And(Filter? filter, Core.Protocol.Condition condition)
    {
        if (filter is null || filter.CalculateSize() == 0) return new Filter { Must = { condition } };
        if (filter.Must.Contains(condition)) return filter;
        var both = new Filter { Must = { condition, new Core.Protocol.Condition { Filter = filter } } };
        OneSign.Enforce(both);
        return both;
    }

    private Core.Protocol.Condition Condition(string tenant) => new() { Field = new FieldCondition { Key = PayloadPath.Quote(Key), Match = new Match { Keyword = tenant } } };

    private static QdrantException Refused(string what) => new($"A repository of one tenant does not send this: {what}. Use AcrossTenants, which says that all tenants are meant.");
}
