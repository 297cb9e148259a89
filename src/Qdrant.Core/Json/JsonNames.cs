using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>The REST names of enum values.</summary>
internal sealed class JsonNames<T>(string what, params (string Name, T Value)[] names) where T : struct, Enum
{
    public string Of(T value)
    {
        foreach ((string name, T known) in names)
        {
            if (EqualityComparer<T>.Default.Equals(known, value)) return name;
        }
        throw new QdrantJsonException("$", $"{value} is no {what} that REST has a name for; known: {string.Join(", ", names.Select(n => n.Name))}");
    }

    public T Read(JsonNode node)
    {
        string text = node.Text();
        foreach ((string name, T value) in names)
        {
            if (name == text) return value;
        }
        throw node.Expected($"a {what} ({string.Join(", ", names.Select(n => n.Name))})");
    }
}

internal static class JsonNames
{
    public static JsonNames<Direction> Directions { get; } = new("direction", ("asc", Direction.Asc), ("desc", Direction.Desc));

    public static JsonNames<Fusion> Fusions { get; } = new("fusion", ("rrf", Fusion.Rrf), ("dbsf", Fusion.Dbsf));

    public static JsonNames<Sample> Samples { get; } = new("sample", ("random", Sample.Random));

    public static JsonNames<RecommendStrategy> Strategies { get; } = new("recommend strategy",
        ("average_vector", RecommendStrategy.AverageVector), ("best_score", RecommendStrategy.BestScore), ("sum_scores", RecommendStrategy.SumScores));

    public static JsonNames<UpdateMode> UpdateModes { get; } = new("update mode",
        ("upsert", UpdateMode.Upsert), ("insert_only", UpdateMode.InsertOnly), ("update_only", UpdateMode.UpdateOnly));
}
