namespace Qdrant.Core.Protocol;

/// <summary>The id of a point: an unsigned 64-bit number or a UUID.</summary>
public sealed partial class PointId
{
    /// <summary>A numeric id. Zero is a valid one.</summary>
    public static implicit operator PointId(ulong number) => new() { Num = number };

    /// <summary>A UUID id.</summary>
    public static implicit operator PointId(Guid uuid) => new() { Uuid = uuid.ToString() };
}
