using System.Globalization;

namespace Qdrant.Conformance.Tests.Comparing;

/// <summary>Compares two answers by one of the modes of the recordings. A null result means the same; else a text tells the first difference.</summary>
internal sealed class Comparer(string mode, double tolerance, bool skipsFirst)
{
    private const double DoubleTolerance = 1e-12;

    public string? Compare(Tree recorded, Tree answered) => mode switch
    {
        "exact" or "scores" or "unordered" or "ties" => Node(recorded, answered, ""),
        "ids" => Multiset(recorded, answered),
        "size" => Sizes(recorded) is var a && Sizes(answered) is var b && a == b ? null : $"sizes {a} / {b}",
        "shape" => Names(recorded) is var a && Names(answered) is var b && a == b ? null : $"fields {a} / {b}",
        "status" => null,
        _ => $"unknown compare mode {mode}",
    };

    private string? Node(object? a, object? b, string path) => (a, b) switch
    {
        (Tree x, Tree y) => Fields(x, y, path),
        (List<object> x, List<object> y) => List(x, y, path),
        (SortedDictionary<string, object> x, SortedDictionary<string, object> y) => Maps(x, y, path),
        (float x, float y) => Near(x, y, tolerance) ? null : Differ(path, x, y),
        (double x, double y) => Near(x, y, DoubleTolerance) ? null : Differ(path, x, y),
        // An absent number counts as zero.
        (float or double, null) => Near(Number(a!), 0, tolerance) ? null : Differ(path, a, b),
        (null, float or double) => Near(0, Number(b!), tolerance) ? null : Differ(path, a, b),
        _ => Equals(a, b) ? null : Differ(path, a, b),
    };

    private string? Fields(Tree a, Tree b, string path)
    {
        foreach (string name in a.Fields.Keys.Union(b.Fields.Keys))
        {
            if (Node(a[name], b[name], $"{path}.{name}") is { } difference) return difference;
        }
        return null;
    }

    private string? Maps(SortedDictionary<string, object> a, SortedDictionary<string, object> b, string path)
    {
        foreach (string key in a.Keys.Union(b.Keys))
        {
            if (Node(a.GetValueOrDefault(key), b.GetValueOrDefault(key), $"{path}[{key}]") is { } difference) return difference;
        }
        return null;
    }

    private string? List(List<object> a, List<object> b, string path)
    {
        if (mode == "scores" && a.Concat(b).All(item => item is Tree { Type: "ScoredPoint" or "RetrievedPoint" or "PointGroup" }))
            return Ranked([.. a.Cast<Tree>()], [.. b.Cast<Tree>()], path);
        // What "exact" forbids, but with every score and order value in its recorded place.
        if (mode == "ties" && a.Concat(b).All(item => item is Tree { Type: "ScoredPoint" or "PointGroup" } || (item is Tree { Type: "RetrievedPoint" } point && point["order_value"] is not null)))
            return Ranked([.. a.Cast<Tree>()], [.. b.Cast<Tree>()], path);
        if (a.Count != b.Count) return $"{path}: {a.Count} items / {b.Count} items";
        if (mode == "unordered" && a.All(item => item is Tree)) return Matched(a, b, path);
        for (int i = 0; i < a.Count; i++)
        {
            if (Node(a[i], b[i], $"{path}[{i}]") is { } difference) return difference;
        }
        return null;
    }

    /// <summary>Every item of <paramref name="a"/> has its own equal item in <paramref name="b"/>.</summary>
    private string? Matched(List<object> a, List<object> b, string path)
    {
        List<object> rest = [.. b];
        for (int i = 0; i < a.Count; i++)
        {
            int at = rest.FindIndex(item => Node(a[i], item, path) is null);
            if (at < 0) return $"{path}[{i}] has no equal: {Show(a[i])} among {Show(rest)}";
            rest.RemoveAt(at);
        }
        return null;
    }

    /// <summary>Scores must agree place by place; inside a run of equal scores points may stand in any order, and a limit may have cut the last run anywhere.</summary>
    private string? Ranked(Tree[] a, Tree[] b, string path)
    {
        if (a.Length != b.Length) return $"{path}: {a.Length} points / {b.Length} points";
        for (int i = 0; i < a.Length; i++)
        {
            if (!Near(Score(a[i]), Score(b[i]), tolerance)) return Differ($"{path}[{i}].score", Score(a[i]), Score(b[i]));
        }
        for (int start = 0, end; start < a.Length; start = end)
        {
            end = start + 1;
            while (end < a.Length && Near(Score(a[end - 1]), Score(a[end]), 4 * tolerance)) end++;
            bool cut = end == a.Length || (skipsFirst && start == 0);
            if (Run(a[start..end], b[start..end], cut, $"{path}[{start}..{end - 1}]") is { } difference) return difference;
        }
        return null;
    }

    private string? Run(Tree[] a, Tree[] b, bool cut, string path)
    {
        List<Tree> rest = [.. b];
        foreach (Tree point in a)
        {
            string id = Id(point);
            List<Tree> same = [.. rest.Where(other => Id(other) == id)];
            if (same.Count == 0)
            {
                if (!cut) return $"{path}: {id} is missing, there are {string.Join(' ', b.Select(Id))}";
                continue;
            }
            if (same.Find(other => Fields(point, other, path) is null) is not { } equal) return Fields(point, same[0], $"{path} {id}");
            rest.Remove(equal);
        }
        return null;
    }

    private string? Multiset(Tree a, Tree b)
    {
        string left = string.Join(' ', Ids(a).Order(StringComparer.Ordinal));
        string right = string.Join(' ', Ids(b).Order(StringComparer.Ordinal));
        return left == right ? null : $"ids {left} / {right}";
    }

    private static IEnumerable<string> Ids(object node) => node switch
    {
        Tree { Type: "PointId" } id => [Show(id)],
        Tree tree => tree.Fields.Values.SelectMany(Ids),
        List<object> list => list.SelectMany(Ids),
        _ => [],
    };

    private static string Names(Tree tree) => string.Join(' ', tree.Fields.Keys);

    private static string Sizes(Tree tree) => string.Join(' ', tree.Fields.Select(field => field.Value switch
    {
        List<object> list => $"{field.Key}:{list.Count}",
        Tree inner => $"{field.Key}({Sizes(inner)})",
        _ => "",
    }));

    private static string Id(Tree point) => point["id"] is { } id ? Show(id) : "";

    /// <summary>The value a list is ranked by: the order value, else the score; a group stands where its best hit does.</summary>
    private static double Score(Tree point) => point switch
    {
        { Type: "PointGroup" } => point["hits"] is List<object> { Count: > 0 } hits ? Score((Tree)hits[0]) : 0,
        _ when point["order_value"] is Tree order => Number(order["int"] ?? order["float"] ?? 0d),
        _ => Number(point["score"] ?? 0f),
    };

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static bool Near(double a, double b, double tolerance) =>
        a.Equals(b) || a == b || Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static string Differ(string path, object? a, object? b) => $"{path}: {Show(a)} / {Show(b)}";

    internal static string Show(object? value) => value switch
    {
        null => "absent",
        string text => $"\"{text}\"",
        Tree tree => "{" + string.Join(", ", tree.Fields.Select(field => $"{field.Key}: {Show(field.Value)}")) + "}",
        List<object> list => "[" + string.Join(", ", list.Take(20).Select(Show)) + (list.Count > 20 ? ", …]" : "]"),
        SortedDictionary<string, object> map => "{" + string.Join(", ", map.Select(pair => $"{pair.Key}: {Show(pair.Value)}")) + "}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
