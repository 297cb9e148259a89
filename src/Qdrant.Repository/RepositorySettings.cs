using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Qdrant.Core;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository;

/// <summary>What a deployment says about one repository, beside what its entity declares.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
public sealed record RepositorySettings<TEntity>
{
    /// <summary>The collection to use; null: the declared name.</summary>
    public string? Collection { get; init; }

    /// <summary>Changes the declared schema, for example the size of a vector; null: as declared.</summary>
    public Func<CollectionSchema, CollectionSchema>? Schema { get; init; }

    /// <summary>Turns text into dense vectors, on writing and in <c>NearestText</c> and <c>Hybrid</c>; null: vectors are given by the caller.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? EmbeddingGenerator { get; init; }

    /// <summary>What to do about a stored point that does not fit the entity; by default the read fails.</summary>
    public UnreadablePoints OnUnreadable { get; init; }

    /// <summary>Hears of points that were left out; null: nobody does.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Generators of single vectors, by vector name, where they differ from <see cref="EmbeddingGenerator"/>.</summary>
    public IReadOnlyDictionary<string, IEmbeddingGenerator<string, Embedding<float>>> EmbeddingGenerators { get; init; } =
        new Dictionary<string, IEmbeddingGenerator<string, Embedding<float>>>();
}

/// <summary>How calls are made; <c>repository.With(new() { Wait = false })</c> is the same repository with other defaults.</summary>
public sealed record CallDefaults
{
    /// <summary>Whether writes wait until they can be read; true by default. False: they are only taken note of.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>How strictly writes are ordered over replicas; null: the server's default, weak.</summary>
    public WriteOrdering? Ordering { get; init; }

    /// <summary>How many replicas must agree on a read; null: one.</summary>
    public ReadConsistency? Consistency { get; init; }

    /// <summary>How long a call may take as a whole; null: as the client says.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How strictly writes are ordered over replicas.</summary>
public enum WriteOrdering
{
    /// <summary>Any replica takes writes.</summary>
    Weak = 0,

    /// <summary>One elected replica takes writes; it may change.</summary>
    Medium = 1,

    /// <summary>The permanent leader takes writes.</summary>
    Strong = 2,
}

/// <summary>How many replicas must agree on a read.</summary>
public enum ReadConsistency
{
    /// <summary>All of them.</summary>
    All = 0,

    /// <summary>More than half, by value.</summary>
    Majority = 1,

    /// <summary>More than half answer, and agree.</summary>
    Quorum = 2,
}
