namespace Qdrant.Local.Filtering;

/// <summary>How many points a condition lets pass: surely at least, probably, at most.</summary>
internal readonly record struct Cardinality(double Min, double Expected, double Max)
{
    public static Cardinality Exactly(double count) => new(count, count, count);

    /// <summary>Nothing is known but the number of points.</summary>
    public static Cardinality Unknown(double points) => new(0, points / 2, points);

    public Cardinality Not(double points) => new(points - Max, points - Expected, points - Min);

    public static Cardinality All(IReadOnlyCollection<Cardinality> parts, double points)
    {
        if (points == 0) return default;
        double min = points, max = points, share = 1;
        foreach (Cardinality part in parts)
        {
            min -= points - part.Min;
            max = Math.Min(max, part.Max);
            share *= part.Expected / points;
        }
        return new Cardinality(Math.Max(0, min), share * points, max);
    }

    public static Cardinality Any(IReadOnlyCollection<Cardinality> parts, double points)
    {
        if (points == 0) return default;
        double min = 0, max = 0, missed = 1;
        foreach (Cardinality part in parts)
        {
            min = Math.Max(min, part.Min);
            max += part.Max;
            missed *= 1 - part.Expected / points;
        }
        return new Cardinality(min, points * (1 - missed), Math.Min(max, points));
    }
}
