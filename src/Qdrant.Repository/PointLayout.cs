namespace Qdrant.Repository;

/// <summary>Where a message that holds a point keeps its parts; the id is field 1 in all of them.</summary>
/// <param name="PayloadField">Field number of the payload map.</param>
/// <param name="VectorsField">Field number of the vectors.</param>
public readonly record struct PointLayout(int PayloadField, int VectorsField)
{
    /// <summary>A ScoredPoint: what queries answer.</summary>
    public static PointLayout Scored => new(2, 6);

    /// <summary>A RetrievedPoint: what get and scroll answer.</summary>
    public static PointLayout Retrieved => new(2, 4);
}
