using Qdrant.Repository;

namespace ApiSearch;

/// <summary>One documented member of the .NET base libraries.</summary>
[QdrantCollection("api_members")]
public sealed record ApiMember
{
    /// <summary>Documentation id and framework version: indexing the same documentation again replaces, never doubles.</summary>
    [PointId] public string Key => $"{DocId}@{Framework}";

    public required string DocId { get; init; }

    [KeywordIndex] public required string Framework { get; init; }

    /// <summary>type, method, constructor, operator, property, field or event.</summary>
    [KeywordIndex] public required string Kind { get; init; }

    [KeywordIndex] public required string Namespace { get; init; }

    [KeywordIndex] public required string Assembly { get; init; }

    [KeywordIndex] public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The summary, scored by BM25 straight from its text index (Qdrant 1.20).</summary>
    [TextIndex(Tokenizer = Tokenizer.Word, Scoring = TextScoring.Bm25, Stemmer = "english", StopwordLanguages = ["english"])]
    public required string Summary { get; init; }

    /// <summary>BM25 weights of name and summary, made on this side; the IDF part is the server's.</summary>
    [SparseVector(Modifier = Modifier.Idf)] public SparseVector? Terms { get; init; }

    [Vector(HashedNGrams.Dimension, Distance.Cosine)] public ReadOnlyMemory<float> Embedding { get; init; }
}
