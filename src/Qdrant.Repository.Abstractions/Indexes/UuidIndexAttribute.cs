namespace Qdrant.Repository;

/// <summary>A uuid index, which serves UUIDs: match, any, except, facets; smaller than a keyword index. What is not given is left to the server.</summary>
public sealed class UuidIndexAttribute : PayloadIndexAttribute
{
    /// <summary>True: points of one value are stored close together, for collections with many tenants.</summary>
    public bool IsTenant { get; set; }
}
