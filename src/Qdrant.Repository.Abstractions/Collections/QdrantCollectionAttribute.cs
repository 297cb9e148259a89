namespace Qdrant.Repository;

/// <summary>
/// Makes a class or record the model of a collection: the build generates its fields, wire codec and repository.
/// Every setting that is not given is left to the server.
/// </summary>
/// <param name="name">The declared name of the collection, 1 to 255 characters. String keys become point ids by this name, whatever name a deployment uses.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class QdrantCollectionAttribute(string name) : Attribute
{
    /// <summary>The declared name of the collection.</summary>
    public string Name { get; } = name;

    /// <summary>How property names become payload keys and vector names. Default <see cref="NamingPolicy.SnakeCaseLower"/>.</summary>
    public NamingPolicy NamingPolicy { get; set; }

    /// <summary>False: the collection is never created or changed, only checked. Default true.</summary>
    public bool Managed { get; set; } = true;

    /// <summary>True: the collection is called <c>name@1</c> from the start and <c>name</c> is an alias, so that it can be replaced without a pause.</summary>
    public bool Versioned { get; set; }

    /// <summary>Keeps the payload on disk. From Qdrant 1.19 on <see cref="PayloadMemory"/> says it.</summary>
    public bool OnDiskPayload { get; set; }

    /// <summary>Where the payload lives: <see cref="Memory.Cold"/> or <see cref="Memory.Cached"/>. Since Qdrant 1.19.</summary>
    public Memory PayloadMemory { get; set; }

    /// <summary>Where the mapping of ids lives. Since Qdrant 1.20.</summary>
    public Memory IdTrackerMemory { get; set; }

    /// <summary>Number of shards, at least 1; server default 1.</summary>
    public int ShardNumber { get; set; }

    /// <summary>Copies of each shard, at least 1; server default 1.</summary>
    public int ReplicationFactor { get; set; }

    /// <summary>Copies that must confirm a write, at least 1; server default 1.</summary>
    public int WriteConsistencyFactor { get; set; }

    /// <summary>How points are spread over shards; server default <see cref="ShardingMethod.Auto"/>.</summary>
    public ShardingMethod Sharding { get; set; }
}
