using Qdrant.Core.Protocol;

namespace Qdrant.Local.Service.Validation;

/// <summary>The second validation of collection settings, made on the converted request; its paths are those of the REST form.</summary>
internal static class ConvertedRules
{
    private const string Dense = "`pinned` memory placement is not supported for dense vector storage";
    private const string Payload = "`pinned` memory placement is not supported for payload storage";

    public static void Check(CreateCollection request)
    {
        var found = new Violations();
        Hnsw(found, "hnsw_config", request.HnswConfig);
        switch (request.VectorsConfig?.ConfigCase)
        {
            case VectorsConfig.ConfigOneofCase.Params:
                Hnsw(found, "vectors.hnsw_config", request.VectorsConfig.Params.HnswConfig);
                if (IsPinned(request.VectorsConfig.Params.HasMemory, request.VectorsConfig.Params.Memory)) found.Add("vectors.memory", Dense);
                break;
            case VectorsConfig.ConfigOneofCase.ParamsMap:
                Named(found, request.VectorsConfig.ParamsMap.Map.Values.Select(v => ((HnswConfigDiff?)v.HnswConfig, IsPinned(v.HasMemory, v.Memory))));
                break;
        }
        if (request.Payload is { } payload && IsPinned(payload.HasMemory, payload.Memory)) found.Add("payload.memory", Payload);
        Sparse(found, request.SparseVectorsConfig);
        found.ThrowIfAny("Wrong input: ");
    }

    public static void Check(UpdateCollection request)
    {
        var found = new Violations();
        Hnsw(found, "hnsw_config", request.HnswConfig);
        switch (request.VectorsConfig?.ConfigCase)
        {
            // An update of the unnamed vector is an update by name, with the empty name.
            case VectorsConfigDiff.ConfigOneofCase.Params:
                VectorParamsDiff one = request.VectorsConfig.Params;
                Named(found, [(one.HnswConfig, IsPinned(one.HasMemory, one.Memory))]);
                break;
            case VectorsConfigDiff.ConfigOneofCase.ParamsMap:
                Named(found, request.VectorsConfig.ParamsMap.Map.Values.Select(v => ((HnswConfigDiff?)v.HnswConfig, IsPinned(v.HasMemory, v.Memory))));
                break;
        }
        if (request.Params?.Payload is { } payload && IsPinned(payload.HasMemory, payload.Memory)) found.Add("params.payload.memory", Payload);
        Sparse(found, request.SparseVectorsConfig);
        found.ThrowIfAny("Wrong input: ");
    }

    private static void Named(Violations found, IEnumerable<(HnswConfigDiff? Hnsw, bool Pinned)> vectors)
    {
        var failing = new List<Violations>();
        foreach ((HnswConfigDiff? hnsw, bool pinned) in vectors)
        {
            var inner = new Violations();
            Hnsw(inner, "hnsw_config", hnsw);
            if (pinned) inner.Add("memory", Dense);
            if (inner.Entries.Count > 0) failing.Add(inner);
        }
        for (int i = 0; i < failing.Count; i++)
        {
            string name = failing.Count == 1 ? "vectors.?." : $"vectors.?[{i}].";
            found.Entries.AddRange(failing[i].Entries.Select(entry => name + entry));
        }
    }

    private static void Hnsw(Violations found, string path, HnswConfigDiff? value)
    {
        if (value is not null) found.AtLeast(path + ".full_scan_threshold", value.HasFullScanThreshold, value.FullScanThreshold, 10);
    }

    private static void Sparse(Violations found, SparseVectorConfig? value)
    {
        if (value is null) return;
        int i = 0;
        foreach ((_, SparseVectorParams settings) in value.Map.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (settings.Index is { HasDatatype: true, Datatype: Datatype.Turbo4 })
                found.Add($"sparse_vectors[{i}].index.datatype", "sparse vectors do not support the `turbo4` datatype");
            i++;
        }
    }

    private static bool IsPinned(bool isSet, Memory memory) => isSet && memory == Memory.Pinned;
}
