namespace Qdrant.Repository;

/// <summary>What the attributes of all kinds of payload index have in common. A key has one index; a second one on a property needs <see cref="Mirror"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public abstract class PayloadIndexAttribute : Attribute
{
    private protected PayloadIndexAttribute() { }

    /// <summary>Writes a copy of the property under this key and indexes that instead, so that a property can have two indexes.</summary>
    public string? Mirror { get; set; }

    /// <summary>Keeps the index on disk. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool OnDisk { get; set; }

    /// <summary>False: no additional HNSW edges for this field, which saves time and memory when it is not filtered by. Default true. Since Qdrant 1.17.</summary>
    public bool EnableHnsw { get; set; } = true;

    /// <summary>Where the index lives. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }

    /// <summary>
    /// On a property of an element of a list: true makes every element its own entry of the index, so that conditions inside <c>Any</c> are answered from it.
    /// Since Qdrant 1.20.
    /// </summary>
    public bool Nested { get; set; }
}
