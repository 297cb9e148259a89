namespace Qdrant.Repository;

/// <summary>A integer index, which serves integers: match, any, except, ranges, ordering, facets. What is not given is left to the server.</summary>
public sealed class IntegerIndexAttribute : PayloadIndexAttribute
{
    /// <summary>False: no exact matches. Default true.</summary>
    public bool Lookup { get; set; } = true;

    /// <summary>False: no ranges. Default true.</summary>
    public bool Range { get; set; } = true;

    /// <summary>True: points are stored in the order of this field.</summary>
    public bool IsPrincipal { get; set; }

    /// <summary>On a <see cref="decimal"/>: decimal places; the value is stored as an integer scaled by this power of ten. 0 to 18.</summary>
    public int Scale { get; set; }
}
