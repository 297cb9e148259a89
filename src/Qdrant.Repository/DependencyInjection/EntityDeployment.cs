using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Qdrant.Core;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository.DependencyInjection;

/// <summary>What a deployment changes of one entity.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
public sealed class EntityDeployment<TEntity>
{
    private readonly Dictionary<string, VectorDeployment> _vectors = [];

    /// <summary>The collection; null: the declared name. A prefix from the options stands before either.</summary>
    public string? Collection { get; set; }

    /// <summary>Turns text into vectors; null: the registered <c>IEmbeddingGenerator&lt;string, Embedding&lt;float&gt;&gt;</c>, if there is one.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? EmbeddingGenerator { get; set; }

    /// <summary>What to do about a stored point that does not fit the entity; null: as <see cref="Core.DependencyInjection.QdrantOptions.OnUnreadable"/> says.</summary>
    public UnreadablePoints? OnUnreadable { get; set; }

    /// <summary>What changes of one vector: <c>a.Vector(x => x.Embedding).Size = 384</c>.</summary>
    /// <param name="vector">The property.</param>
    /// <param name="expression">Filled by the compiler: the text of <paramref name="vector"/>, which names the property.</param>
    public VectorDeployment Vector(Func<TEntity, object?> vector, [CallerArgumentExpression(nameof(vector))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(vector);
        string member = expression[(expression.LastIndexOf('.') + 1)..].Trim();
        if (!_vectors.TryGetValue(member, out VectorDeployment? deployment)) _vectors[member] = deployment = new VectorDeployment();
        return deployment;
    }

    internal CollectionSchema Apply(CollectionSchema schema)
    {
        foreach (string member in _vectors.Keys)
        {
            if (!schema.Vectors.Any(vector => Is(vector, member)))
                throw new QdrantException($"The deployment of {typeof(TEntity).Name} changes {member}, which is no dense vector of it.");
        }
        return schema with { Vectors = [.. schema.Vectors.Select(vector => _vectors.FirstOrDefault(change => Is(vector, change.Key)).Value?.Apply(vector) ?? vector)] };
    }

    private static bool Is(VectorSchema vector, string member) => vector.Member == member || vector.Member.EndsWith("." + member, StringComparison.Ordinal);
}

/// <summary>What a deployment changes of one dense vector; null: as declared.</summary>
public sealed class VectorDeployment
{
    /// <summary>The number of dimensions.</summary>
    public int? Size { get; set; }

    /// <summary>How vectors are compared.</summary>
    public Distance? Distance { get; set; }

    /// <summary>Whether the vectors are kept on disk.</summary>
    public bool? OnDisk { get; set; }

    internal VectorSchema Apply(VectorSchema vector) => vector with
    {
        Size = Size ?? vector.Size,
        Distance = Distance ?? vector.Distance,
        OnDisk = OnDisk ?? vector.OnDisk,
    };
}
