namespace Qdrant.Repository.Schema;

/// <summary>A payload index: one of Qdrant's eight kinds. What is null is left to the server.</summary>
public abstract record PayloadIndexSchema
{
    private protected PayloadIndexSchema() { }

    /// <summary>The payload path, for example <c>editor.name</c> or <c>reviews[].stars</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The list whose elements are entries of their own, for example <c>reviews[]</c>; null for a plain index.</summary>
    public string? Nested { get; init; }

    /// <summary>Whether the index is kept on disk.</summary>
    public bool? OnDisk { get; init; }

    /// <summary>Whether the HNSW graph gets additional edges for this field.</summary>
    public bool? EnableHnsw { get; init; }

    /// <summary>Where the index lives.</summary>
    public Memory? Memory { get; init; }
}

/// <summary>A keyword index.</summary>
public sealed record KeywordIndexSchema : PayloadIndexSchema
{
    /// <summary>Whether points of one value are stored close together.</summary>
    public bool? IsTenant { get; init; }

    /// <summary>Whether the index serves prefixes.</summary>
    public bool? Prefix { get; init; }
}

/// <summary>An integer index.</summary>
public sealed record IntegerIndexSchema : PayloadIndexSchema
{
    /// <summary>Whether the index serves exact matches.</summary>
    public bool? Lookup { get; init; }

    /// <summary>Whether the index serves ranges.</summary>
    public bool? Range { get; init; }

    /// <summary>Whether points are stored in the order of this field.</summary>
    public bool? IsPrincipal { get; init; }
}

/// <summary>A float index.</summary>
public sealed record FloatIndexSchema : PayloadIndexSchema
{
    /// <summary>Whether points are stored in the order of this field.</summary>
    public bool? IsPrincipal { get; init; }
}

/// <summary>A bool index.</summary>
public sealed record BoolIndexSchema : PayloadIndexSchema;

/// <summary>A datetime index.</summary>
public sealed record DatetimeIndexSchema : PayloadIndexSchema
{
    /// <summary>Whether points are stored in the order of this field.</summary>
    public bool? IsPrincipal { get; init; }
}

/// <summary>A geo index.</summary>
public sealed record GeoIndexSchema : PayloadIndexSchema;

/// <summary>A UUID index.</summary>
public sealed record UuidIndexSchema : PayloadIndexSchema
{
    /// <summary>Whether points of one value are stored close together.</summary>
    public bool? IsTenant { get; init; }
}

/// <summary>A full-text index.</summary>
public sealed record TextIndexSchema : PayloadIndexSchema
{
    /// <summary>How text is cut into tokens.</summary>
    public Tokenizer Tokenizer { get; init; } = Tokenizer.Word;

    /// <summary>Whether tokens are lower-cased.</summary>
    public bool? Lowercase { get; init; }

    /// <summary>Shorter tokens are left out.</summary>
    public int? MinTokenLen { get; init; }

    /// <summary>Longer tokens are left out.</summary>
    public int? MaxTokenLen { get; init; }

    /// <summary>Whether phrases can be matched.</summary>
    public bool? PhraseMatching { get; init; }

    /// <summary>Whether accents are removed.</summary>
    public bool? AsciiFolding { get; init; }

    /// <summary>Language of the Snowball stemmer; <c>disabled</c> for none.</summary>
    public string? Stemmer { get; init; }

    /// <summary>Languages whose stop words are left out.</summary>
    public IReadOnlyList<string> StopwordLanguages { get; init; } = [];

    /// <summary>More words to leave out.</summary>
    public IReadOnlyList<string> Stopwords { get; init; } = [];

    /// <summary>Makes the index score.</summary>
    public TextScoring? Scoring { get; init; }
}
