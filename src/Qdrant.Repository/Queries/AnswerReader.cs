using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Queries;

/// <summary>Reads points from the bytes of an answer, without messages in between.</summary>
internal static class AnswerReader
{
    private const int ResultField = 1, TimeField = 2, UsageField = 3;

    public static QueryResult<T> ReadQuery<T>(PointReader<T> model, PooledBuffer answer, UnreadableRule unreadable)
    {
        var hits = new List<Hit<T>>();
        int skipped = 0;
        double seconds = 0;
        Usage? usage = null;
        var reader = new WireReader(answer.WrittenSpan);
        while (reader.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case ResultField: if (!TryAddHit(model, reader.ReadMessage(type), unreadable, hits)) skipped++; break;
                case TimeField: seconds = reader.ReadDouble(type); break;
                case UsageField: usage = Usage.Parser.ParseFrom(reader.ReadBytes(type)); break;
                default: reader.Skip(type); break;
            }
        }
        return new QueryResult<T>(hits, TimeSpan.FromSeconds(seconds), QueryCost.Of(usage), skipped);
    }

    public static List<TKey> ReadKeys<TEntity, TKey>(PointModel<TEntity, TKey> model, PooledBuffer answer, UnreadableRule unreadable)
    {
        var keys = new List<TKey>();
        var reader = new WireReader(answer.WrittenSpan);
        while (reader.ReadTag(out int field, out WireType type))
        {
            if (field != ResultField) reader.Skip(type);
            else if (unreadable.TryReadKey(model, reader.ReadMessage(type), out TKey key)) keys.Add(key);
        }
        return keys;
    }

    public static int CountPoints(PooledBuffer answer)
    {
        int count = 0;
        var reader = new WireReader(answer.WrittenSpan);
        while (reader.ReadTag(out int field, out WireType type))
        {
            if (field == ResultField) count++;
            reader.Skip(type);
        }
        return count;
    }

    /// <summary>The points of a get answer.</summary>
    public static List<T> ReadRetrieved<T>(PointReader<T> model, PooledBuffer answer, UnreadableRule unreadable)
    {
        var items = new List<T>();
        var reader = new WireReader(answer.WrittenSpan);
        while (reader.ReadTag(out int field, out WireType type))
        {
            if (field != ResultField) reader.Skip(type);
            else if (unreadable.TryRead(model, reader.ReadMessage(type), PointLayout.Retrieved, out T item)) items.Add(item);
        }
        return items;
    }

    /// <summary>The points of a page of a scroll, and where the next one starts.</summary>
    public static (List<T> Items, PointId? Next) ReadScroll<T>(PointReader<T> model, PooledBuffer answer, UnreadableRule unreadable)
    {
        var items = new List<T>();
        PointId? next = null;
        var reader = new WireReader(answer.WrittenSpan);
        while (reader.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: next = PointId.Parser.ParseFrom(reader.ReadBytes(type)); break;
                case 2: if (unreadable.TryRead(model, reader.ReadMessage(type), PointLayout.Retrieved, out T item)) items.Add(item); break;
                default: reader.Skip(type); break;
            }
        }
        return (items, next);
    }

    /// <summary>The groups of a grouped query.</summary>
    public static List<HitGroup<T, TValue>> ReadGroups<T, TValue>(
        PointReader<T> model, PooledBuffer answer, Func<GroupId, TValue> readValue, UnreadableRule unreadable)
    {
        var groups = new List<HitGroup<T, TValue>>();
        var reader = new WireReader(answer.WrittenSpan);
        while (reader.ReadTag(out int field, out WireType type))
        {
            if (field != ResultField)
            {
                reader.Skip(type);
                continue;
            }
            WireReader result = reader.ReadMessage(type);
            while (result.ReadTag(out field, out type))
            {
                if (field == 1) groups.Add(ReadGroup(model, result.ReadMessage(type), readValue, unreadable));
                else result.Skip(type);
            }
        }
        return groups;
    }

    private static HitGroup<T, TValue> ReadGroup<T, TValue>(PointReader<T> model, WireReader group, Func<GroupId, TValue> readValue, UnreadableRule unreadable)
    {
        int skipped = 0;
        var id = new GroupId();
        var hits = new List<Hit<T>>();
        while (group.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: id = GroupId.Parser.ParseFrom(group.ReadBytes(type)); break;
                case 2: if (!TryAddHit(model, group.ReadMessage(type), unreadable, hits)) skipped++; break;
                default: group.Skip(type); break;
            }
        }
        return new HitGroup<T, TValue>(readValue(id), hits) { Skipped = skipped };
    }

    private static bool TryAddHit<T>(PointReader<T> model, WireReader point, UnreadableRule unreadable, List<Hit<T>> hits)
    {
        if (!unreadable.TryRead(model, point, PointLayout.Scored, out T item)) return false;
        PointIdentity id = default;
        float score = 0;
        ulong version = 0;
        double? order = null;
        while (point.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: id = PointIdentity.Read(point.ReadMessage(type)); break;
                case 3: score = point.ReadFloat(type); break;
                case 5: version = point.ReadUInt64(type); break;
                case 8: order = ReadOrder(point.ReadMessage(type)); break;
                default: point.Skip(type); break;
            }
        }
        hits.Add(new Hit<T>(item, score, id, version, order));
        return true;
    }

    private static double? ReadOrder(WireReader value)
    {
        double? order = null;
        while (value.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: order = value.ReadInt64(type); break;
                case 2: order = value.ReadDouble(type); break;
                default: value.Skip(type); break;
            }
        }
        return order;
    }
}
