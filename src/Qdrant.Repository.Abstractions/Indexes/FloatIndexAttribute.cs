namespace Qdrant.Repository;

/// <summary>A float index, which serves numbers: ranges and ordering. What is not given is left to the server.</summary>
public sealed class FloatIndexAttribute : PayloadIndexAttribute
{
    /// <summary>True: points are stored in the order of this field.</summary>
    public bool IsPrincipal { get; set; }
}
