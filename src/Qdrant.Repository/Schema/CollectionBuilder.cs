using System.ComponentModel;
using Qdrant.Core;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository;

/// <summary>
/// Changes what an entity declares where attributes cannot say it. An entity with <c>static void Configure(CollectionBuilder&lt;Article&gt; collection)</c>
/// is asked once, when its schema is first used.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
public sealed class CollectionBuilder<TEntity>
{
    private CollectionBuilder(CollectionSchema declared) => Schema = declared;

    /// <summary>The schema so far.</summary>
    public CollectionSchema Schema { get; private set; }

    /// <summary>Changes settings of the collection: <c>c.Collection(s => s with { ShardNumber = 4 })</c>. Its name and vectors stay.</summary>
    /// <param name="change">Makes the changed schema of the one so far.</param>
    /// <exception cref="QdrantException">The name or the vectors were changed.</exception>
    public CollectionBuilder<TEntity> Collection(Func<CollectionSchema, CollectionSchema> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        CollectionSchema changed = change(Schema);
        if (changed.Name != Schema.Name || !changed.Vectors.SequenceEqual(Schema.Vectors) || !changed.SparseVectors.SequenceEqual(Schema.SparseVectors))
            throw new QdrantException($"{typeof(TEntity).Name}.Configure changes the name or the vectors of the collection through Collection; the name is [QdrantCollection]'s, and vectors are changed by Vector and SparseVector.");
        Schema = changed;
        return this;
    }

    /// <summary>Changes a dense vector or multivector: <c>c.Vector(nameof(Embedding), v => v with { Size = Settings.Dimensions })</c>. Its name stays.</summary>
    /// <param name="property">The property.</param>
    /// <param name="change">Makes the changed vector of the one so far.</param>
    /// <exception cref="QdrantException">The entity has no such vector, or its name, property or kind was changed.</exception>
    public CollectionBuilder<TEntity> Vector(string property, Func<VectorSchema, VectorSchema> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        VectorSchema declared = Schema.Vectors.FirstOrDefault(v => v.Member == Member(property)) ?? throw NoVector(property, "dense vector");
        VectorSchema changed = change(declared);
        if ((changed.Name, changed.Member, changed.Multi) != (declared.Name, declared.Member, declared.Multi)) throw Identity(property);
        Schema = Schema with { Vectors = [.. Schema.Vectors.Select(v => ReferenceEquals(v, declared) ? changed : v)] };
        return this;
    }

    /// <summary>Changes a sparse vector. Its name stays.</summary>
    /// <param name="property">The property.</param>
    /// <param name="change">Makes the changed vector of the one so far.</param>
    /// <exception cref="QdrantException">The entity has no such vector, or its name or property was changed.</exception>
    public CollectionBuilder<TEntity> SparseVector(string property, Func<SparseVectorSchema, SparseVectorSchema> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        SparseVectorSchema declared = Schema.SparseVectors.FirstOrDefault(v => v.Member == Member(property)) ?? throw NoVector(property, "sparse vector");
        SparseVectorSchema changed = change(declared);
        if ((changed.Name, changed.Member) != (declared.Name, declared.Member)) throw Identity(property);
        Schema = Schema with { SparseVectors = [.. Schema.SparseVectors.Select(v => ReferenceEquals(v, declared) ? changed : v)] };
        return this;
    }

    /// <summary>Adds a payload index, in place of the one on the same path if there is one.</summary>
    /// <param name="index">The index, for example <c>new IntegerIndexSchema { Path = "meta.size" }</c>.</param>
    public CollectionBuilder<TEntity> Index(PayloadIndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(index);
        Schema = Schema with { PayloadIndexes = [.. Schema.PayloadIndexes.Where(i => i.Path != index.Path), index] };
        return this;
    }

    /// <summary>Adds an entry to the metadata stored with the collection.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public CollectionBuilder<TEntity> Metadata(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Schema = Schema with { Metadata = new Dictionary<string, string>(Schema.Metadata) { [key] = value } };
        return this;
    }

    /// <summary>For generated code: the declared schema after the entity's hook.</summary>
    /// <param name="declared">What the attributes say.</param>
    /// <param name="configure">The hook.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CollectionSchema Build(CollectionSchema declared, Action<CollectionBuilder<TEntity>> configure)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new CollectionBuilder<TEntity>(declared);
        configure(builder);
        return builder.Schema;
    }

    private static string Member(string property) => $"{typeof(TEntity).Name}.{property}";

    private static QdrantException NoVector(string property, string kind) => new($"{typeof(TEntity).Name}.Configure changes {property}, which is no {kind} of it.");

    private static QdrantException Identity(string property) => new($"{typeof(TEntity).Name}.Configure changes the name, property or kind of the vector {property}; attributes say those.");
}
