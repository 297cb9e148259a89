using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Writes;

/// <summary>Turns changes into operations of one batch, in their order.</summary>
internal static class PatchOperations
{
    public static IReadOnlyList<PointsUpdateOperation> Of(
        IEnumerable<(string Path, Value? Value)> changes, PointsSelector points, IReadOnlyList<string> indexed)
    {
        var operations = new List<PointsUpdateOperation>();
        foreach ((string path, Value? value) in changes)
        {
            if (value is null) Remove(operations, path, points, indexed);
            else Set(operations, path, value, points);
        }
        return operations;
    }

    private static void Set(List<PointsUpdateOperation> operations, string path, Value value, PointsSelector points)
    {
        (string? parent, string key) = Split(path);
        PointsUpdateOperation.Types.SetPayload? last = operations.Count > 0 ? operations[^1].SetPayload : null;
        bool sameParent = last is not null && (last.HasKey ? last.Key : null) == parent;
        if (!sameParent)
        {
            last = new PointsUpdateOperation.Types.SetPayload { PointsSelector = points };
            if (parent is not null) last.Key = parent;
            operations.Add(new PointsUpdateOperation { SetPayload = last });
        }
        last!.Payload[key] = value;
    }

    private static void Remove(List<PointsUpdateOperation> operations, string path, PointsSelector points, IReadOnlyList<string> indexed)
    {
        PointsUpdateOperation.Types.DeletePayload? last = operations.Count > 0 ? operations[^1].DeletePayload : null;
        if (last is null)
        {
            last = new PointsUpdateOperation.Types.DeletePayload { PointsSelector = points };
            operations.Add(new PointsUpdateOperation { DeletePayload = last });
        }
        // Servers forget an index entry only when its very path is removed, so what lies within an object goes first.
        foreach (string inner in indexed.Where(inner => inner.StartsWith(path, StringComparison.Ordinal) && inner.Length > path.Length && inner[path.Length] is '.' or '['))
            last.Keys.Add(inner);
        last.Keys.Add(path);
    }

    /// <summary>The path of the object a key is in, and the bare key; a path without an object has none.</summary>
    internal static (string? Parent, string Key) Split(string path)
    {
        bool quoted = path.EndsWith('"');
        int start = quoted ? path.LastIndexOf('"', path.Length - 2) : path.LastIndexOf('.') + 1;
        string key = quoted ? path[(start + 1)..^1] : path[start..];
        return (start == 0 ? null : path[..(start - 1)], key);
    }
}
