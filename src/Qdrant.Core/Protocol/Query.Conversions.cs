namespace Qdrant.Core.Protocol;

/// <summary>What points are ranked by.</summary>
public sealed partial class Query
{
    /// <summary>The points nearest to a vector.</summary>
    public static implicit operator Query(float[] values) => new() { Nearest = values };

    /// <summary>The points nearest to a vector, or to the vector of a point.</summary>
    public static implicit operator Query(VectorInput input) => new() { Nearest = input };

    /// <summary>The fusion of prefetches.</summary>
    public static implicit operator Query(Fusion fusion) => new() { Fusion = fusion };

    /// <summary>The points in the order of a payload field.</summary>
    public static implicit operator Query(OrderBy orderBy) => new() { OrderBy = orderBy };
}

/// <summary>What part of the payload an answer brings along.</summary>
public sealed partial class WithPayloadSelector
{
    /// <summary>All of the payload, or none.</summary>
    public static implicit operator WithPayloadSelector(bool enable) => new() { Enable = enable };

    /// <summary>Only these paths of the payload.</summary>
    public static implicit operator WithPayloadSelector(string[] include) => new() { Include = new PayloadIncludeSelector { Fields = { include } } };
}

/// <summary>Which vectors an answer brings along.</summary>
public sealed partial class WithVectorsSelector
{
    /// <summary>All vectors, or none.</summary>
    public static implicit operator WithVectorsSelector(bool enable) => new() { Enable = enable };

    /// <summary>Only the vectors of these names; the empty name is the unnamed vector.</summary>
    public static implicit operator WithVectorsSelector(string[] include) => new() { Include = new VectorsSelector { Names = { include } } };
}

/// <summary>The points a write is about: by id or by filter.</summary>
public sealed partial class PointsSelector
{
    /// <summary>These points.</summary>
    public static implicit operator PointsSelector(PointId[] ids) => new() { Points = new PointsIdsList { Ids = { ids } } };

    /// <summary>All points that a filter accepts.</summary>
    public static implicit operator PointsSelector(Filter filter) => new() { Filter = filter };
}
