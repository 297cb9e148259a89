namespace Qdrant.Repository;

/// <summary>A datetime index, which serves points in time: ranges and ordering. What is not given is left to the server.</summary>
public sealed class DatetimeIndexAttribute : PayloadIndexAttribute
{
    /// <summary>True: points are stored in the order of this field.</summary>
    public bool IsPrincipal { get; set; }
}
