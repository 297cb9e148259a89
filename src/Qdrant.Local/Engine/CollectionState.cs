using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Engine;

/// <summary>What a reader sees of a collection. Valid under the collection's lock only.</summary>
internal sealed class CollectionState(string name, CollectionConfig config, LocalRelease release)
{
    /// <summary>The collection's own name, never an alias. Set when a snapshot is recovered under another name, before anybody reads it.</summary>
    public string Name { get; set; } = name;

    /// <summary>The settings as the server would show them.</summary>
    public CollectionConfig Config { get; set; } = config;

    /// <summary>Whose rules hold.</summary>
    public LocalRelease Release { get; } = release;

    /// <summary>When the collection was created, to the millisecond; null when its store was written before this was kept.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Which point belongs to which shard.</summary>
    public ShardRing Ring { get; } = ShardRing.Of((int)config.Params.ShardNumber);

    /// <summary>The number of the last operation of each shard; the first one is 1.</summary>
    public ulong[] OperationNumbers { get; } = new ulong[config.Params.ShardNumber];

    /// <summary>What strict mode counts.</summary>
    public CollectionUsage Usage { get; } = new();

    public PointTable Points { get; } = new();

    /// <summary>Vectors by name; "" is the unnamed one. Dense and multivector names come first in the order of their names, then sparse ones.</summary>
    public SortedDictionary<string, VectorStorage> Vectors { get; } = new(StringComparer.Ordinal);

    /// <summary>Payload indexes by their key as it was sent.</summary>
    public SortedDictionary<string, FieldIndex> Indexes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the collection has one unnamed vector and no map of names.</summary>
    public bool HasUnnamedConfig => Config.Params.VectorsConfig?.ConfigCase == VectorsConfig.ConfigOneofCase.Params;
}

/// <summary>A payload index with the schema entry it was made from.</summary>
/// <param name="Schema">Type and params as collection info shows them; its <c>points</c> is filled when asked.</param>
/// <param name="Index">The index itself.</param>
internal sealed record FieldIndex(PayloadSchemaInfo Schema, PayloadIndex Index);
