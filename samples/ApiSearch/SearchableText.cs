using Qdrant.Core.Text;
using Qdrant.Repository;

namespace ApiSearch;

/// <summary>What of a member is searched by vectors: its names, cut at camel case as people ask for them, and its summary.</summary>
internal static class SearchableText
{
    public static string Of(DocumentedMember member) =>
        string.Join(' ', HashedNGrams.Words($"{member.Type} {member.Name}")) + ". " + member.Summary;

    public static SparseVector DocumentTerms(string text) => ToVector(Bm25Encoder.Default.EncodeDocument(text));

    public static SparseVector QueryTerms(string question) => ToVector(Bm25Encoder.Default.EncodeQuery(question));

    private static SparseVector ToVector(Bm25Vector terms) => new(terms.Indices, terms.Values);
}
