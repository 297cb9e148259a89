using System.Text;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Conversion;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Strict;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;

namespace Qdrant.Local.Querying.Service;

/// <summary>Facet: how many points hold each value of an indexed field.</summary>
internal sealed class FacetHandler(ServiceContext context)
{
    private const ulong DefaultLimit = 10;

    public void Register(Dispatcher dispatcher) => dispatcher.Map("/qdrant.Points/Facet", (body, ct) => Facet(MessageCodec.Decode(FacetCounts.Parser, body), ct));

    private ValueTask<PooledBuffer> Facet(FacetCounts request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        PayloadPath key = PayloadPath.Parse(request.Key);
        Filter? filter = QueryConversion.Checked(request.Filter, context.Options.Release);
        ShardKeys.CheckRead(request.ShardKeySelector);
        ulong limit = request.HasLimit ? request.Limit : DefaultLimit;
        return Answer.Write(2, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out CollectionState state);
            new StrictReads(state).CheckList(limit, filter);
            StrictMode.CheckRead(state, request.HasTimeout, request.Timeout);
            ReadTerms.CheckConsistency(request.ReadConsistency);
            if (ShardKeys.SelectsNothing(request.ShardKeySelector) || limit == 0 || state.Points.Count == 0) return;
            PayloadSchemaType type = IndexType(state, key);
            var selection = PointSelection.Of(state, filter);
            foreach ((FacetKey value, ulong count) in Count(state, key, type, selection, cancellation).Order().Take((int)Math.Min(limit, int.MaxValue)).Select(h => (h.Value, h.Count)))
            {
                int hit = writer.BeginMessage(1);
                value.Write(ref writer, 1);
                writer.WriteUInt64(2, count);
                writer.EndMessage(hit);
            }
        });
    }

    private static PayloadSchemaType IndexType(CollectionState state, PayloadPath key)
    {
        foreach ((string path, FieldIndex index) in state.Indexes)
        {
            if (!PayloadPath.Parse(path).Equals(key)) continue;
            PayloadSchemaType type = index.Schema.DataType;
            if (type is PayloadSchemaType.Keyword or PayloadSchemaType.Uuid or PayloadSchemaType.Bool) return type;
            if (type == PayloadSchemaType.Integer && index.Schema.Params?.IntegerIndexParams is not { HasLookup: true, Lookup: false }) return type;
        }
        throw ServerError.BadInput(
            $"No appropriate index for faceting: `{key.Text}`. Please create one to facet on this field. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Match conditions");
    }

    private static IEnumerable<FacetCount> Count(CollectionState state, PayloadPath key, PayloadSchemaType type, PointSelection selection, CancellationToken cancellation)
    {
        var counts = new Dictionary<FacetKey, ulong>();
        var seen = new HashSet<FacetKey>();
        foreach (int slot in selection.InAnyOrder())
        {
            if ((slot & 1023) == 0) cancellation.ThrowIfCancellationRequested();
            seen.Clear();
            var reader = new FacetReader(type, seen);
            key.Visit(PayloadValue.Root(state.Points.PayloadOf(slot)), ref reader);
            foreach (FacetKey value in seen) counts[value] = counts.GetValueOrDefault(value) + 1;
        }
        return counts.Select(c => new FacetCount(c.Key, c.Value));
    }

    /// <summary>Shows each value once a point.</summary>
    private struct FacetReader(PayloadSchemaType type, HashSet<FacetKey> seen) : IValueVisitor
    {
        public readonly bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Array) Take(value);
            else foreach (PayloadValue element in value.Elements()) Take(element);
            return false;
        }

        private readonly void Take(PayloadValue value)
        {
            switch (type)
            {
                case PayloadSchemaType.Keyword when value.Kind == PayloadKind.String: seen.Add(new FacetKey(Encoding.UTF8.GetString(value.Utf8), 0, false)); break;
                case PayloadSchemaType.Bool when value.Kind == PayloadKind.Bool: seen.Add(new FacetKey(null, value.AsBool ? 1 : 0, true)); break;
                case PayloadSchemaType.Integer when value.Kind == PayloadKind.Integer: seen.Add(new FacetKey(null, value.AsInteger, false)); break;
                case PayloadSchemaType.Integer when value.Kind == PayloadKind.Double && Math.Floor(value.AsDouble) == value.AsDouble && Math.Abs(value.AsDouble) <= 9.3e18:
                    seen.Add(new FacetKey(null, value.AsDouble >= long.MaxValue ? long.MaxValue : (long)value.AsDouble, false));
                    break;
                case PayloadSchemaType.Uuid when value.Kind == PayloadKind.String && Engine.PointId.TryParseUuid(Encoding.UTF8.GetString(value.Utf8), out Engine.PointId uuid):
                    seen.Add(new FacetKey(uuid.ToString(), 0, false));
                    break;
            }
        }
    }
}

/// <summary>A facet value: a text, an integer, or a bool as 0 and 1.</summary>
internal readonly record struct FacetKey(string? Text, long Number, bool IsBool) : IComparable<FacetKey>
{
    public int CompareTo(FacetKey other) => Text is not null && other.Text is not null
        ? Encoding.UTF8.GetBytes(Text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other.Text))
        : Number.CompareTo(other.Number);

    /// <summary>Writes a FacetValue as field <paramref name="field"/>.</summary>
    public void Write(ref WireWriter writer, int field)
    {
        int start = writer.BeginMessage(field);
        if (Text is not null) writer.WriteString(1, Text);
        else if (IsBool) writer.WriteBool(3, Number != 0);
        else writer.WriteInt64(2, Number);
        writer.EndMessage(start);
    }
}

/// <summary>A value with its count; more frequent ones come first, then smaller ones.</summary>
internal readonly record struct FacetCount(FacetKey Value, ulong Count) : IComparable<FacetCount>
{
    public int CompareTo(FacetCount other) => Count != other.Count ? other.Count.CompareTo(Count) : Value.CompareTo(other.Value);
}
