namespace Qdrant.Generators.Tests;

/// <summary>Models used by several tests.</summary>
internal static class Sources
{
    public const string Article = """
        namespace Shop;

        public enum Topic { Dotnet, Rust, Other = 7 }

        /// <summary>An article.</summary>
        [QdrantCollection("articles", OnDiskPayload = true)]
        [ScalarQuantization(Quantile = 0.99f)]
        public sealed record Article
        {
            [PointId] public Guid Id { get; init; }
            [Vector(3, Distance.Cosine, From = nameof(Text))] public ReadOnlyMemory<float> Embedding { get; init; }
            [Vector(2, Distance.Dot, Multi = true)] public float[][]? Tokens { get; init; }
            [SparseVector(Modifier = Modifier.Idf)] public SparseVector? Terms { get; init; }

            /// <summary>What it is about, see <see cref="Topic"/> &amp; more.</summary>
            [KeywordIndex] public required string Category { get; init; }
            [TextIndex(Tokenizer = Tokenizer.Word, PhraseMatching = true, Scoring = TextScoring.Bm25)] public required string Title { get; init; }
            [FloatIndex] public double Price { get; init; }
            public float Weight { get; init; }
            [IntegerIndex] public int Year { get; init; }
            [BoolIndex] public bool IsLive { get; init; }
            [DatetimeIndex] public DateTimeOffset PublishedAt { get; init; }
            [GeoIndex] public GeoPoint? Office { get; init; }
            [KeywordIndex] public IReadOnlyList<string> Tags { get; init; } = [];
            [KeywordIndex] public Topic Topic { get; init; }
            public Author? Editor { get; init; }
            public IReadOnlyList<Review> Reviews { get; init; } = [];
            [Payload("src", Formerly = ["source"])] public Uri? Source { get; init; }
            [QdrantIgnore] public string Scratch { get; set; } = "";
            public string Text => $"{Title} {Category}";
        }

        public sealed record Author(string Name, [KeywordIndex] string? Country = null);

        public sealed record Review
        {
            [IntegerIndex] public int Stars { get; init; }
            public bool Verified { get; init; }
        }

        public static class Samples
        {
            public static Article Full() => new()
            {
                Id = new Guid("00000000-0000-0000-0000-000000000007"),
                Embedding = new float[] { 1, 2, 3 },
                Tokens = [[1, 2], [3, 4]],
                Terms = new SparseVector([7, 2], [0.5f, 1.5f]),
                Category = "news", Title = "Ä title", Price = 9.5, Weight = 9.99f, Year = 2024, IsLive = true,
                PublishedAt = new DateTimeOffset(2024, 5, 1, 13, 45, 10, 500, TimeSpan.FromHours(2)).ToUniversalTime(),
                Office = new GeoPoint(13.4, 52.5), Tags = ["a", "b"], Topic = Topic.Dotnet,
                Editor = new Author("Ada", "UK"), Reviews = [new Review { Stars = 5, Verified = true }, new Review()],
            };
        }
        """;
}
