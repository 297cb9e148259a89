using Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>How a vector search is done. What is null is left to the server.</summary>
public sealed record SearchSettings
{
    /// <summary>True: compares with every vector instead of walking the graph.</summary>
    public bool? Exact { get; init; }

    /// <summary>How many candidates the walk through the graph keeps, at least 1; more finds better, slower.</summary>
    public int? HnswEf { get; init; }

    /// <summary>True: leaves out segments that have no graph yet.</summary>
    public bool? IndexedOnly { get; init; }

    /// <summary>True: compares original vectors, not quantized ones.</summary>
    public bool? IgnoreQuantization { get; init; }

    /// <summary>Whether quantized scores are computed again from the originals.</summary>
    public bool? Rescore { get; init; }

    /// <summary>How many times more candidates quantized search takes before it rescores, at least 1.</summary>
    public double? Oversampling { get; init; }

    /// <summary>True: walks past points a filter leaves out, which helps with strict filters. Since Qdrant 1.16.</summary>
    public bool? Acorn { get; init; }

    internal SearchParams ToParams()
    {
        var parameters = new SearchParams();
        if (Exact is { } exact) parameters.Exact = exact;
        if (HnswEf is { } ef) parameters.HnswEf = (ulong)Math.Max(ef, 1);
        if (IndexedOnly is { } indexedOnly) parameters.IndexedOnly = indexedOnly;
        if (Acorn is { } acorn) parameters.Acorn = new AcornSearchParams { Enable = acorn };
        if (IgnoreQuantization is null && Rescore is null && Oversampling is null) return parameters;
        parameters.Quantization = new QuantizationSearchParams();
        if (IgnoreQuantization is { } ignore) parameters.Quantization.Ignore = ignore;
        if (Rescore is { } rescore) parameters.Quantization.Rescore = rescore;
        if (Oversampling is { } oversampling) parameters.Quantization.Oversampling = oversampling;
        return parameters;
    }
}
