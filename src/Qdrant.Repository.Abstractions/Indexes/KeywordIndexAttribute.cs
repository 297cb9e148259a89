namespace Qdrant.Repository;

/// <summary>A keyword index, which serves exact values of text, enums and other values stored as text: match, any, except, facets, groups. What is not given is left to the server.</summary>
public sealed class KeywordIndexAttribute : PayloadIndexAttribute
{
    /// <summary>True: points of one value are stored close together, for collections with many tenants.</summary>
    public bool IsTenant { get; set; }

    /// <summary>True: the index also serves prefixes (<c>StartsWith</c>). Since Qdrant 1.19.</summary>
    public bool Prefix { get; set; }

    /// <summary>True: a lower-case copy is indexed (under <see cref="PayloadIndexAttribute.Mirror"/>, by default the key with <c>_lower</c>), and what it is compared with is lower-cased.</summary>
    public bool IgnoreCase { get; set; }
}
