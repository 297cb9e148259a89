using System.Text;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service.Collections;

/// <summary>What vector names may be.</summary>
internal static class VectorNames
{
    private const int MaxBytes = 200;

    /// <summary>Checks the names of a new collection.</summary>
    public static void Check(CollectionParams settings)
    {
        IEnumerable<string> dense = settings.VectorsConfig.ConfigCase == VectorsConfig.ConfigOneofCase.ParamsMap ? settings.VectorsConfig.ParamsMap.Map.Keys : [];
        foreach (string name in dense) Check(name, "dense vector");
        if (settings.SparseVectorsConfig is null) return;
        foreach (string name in settings.SparseVectorsConfig.Map.Keys)
        {
            if (name.Length == 0) throw ServerError.BadInput("Sparse vector name cannot be empty");
            Check(name, "sparse vector");
        }
        foreach (string name in settings.SparseVectorsConfig.Map.Keys)
            if (dense.Contains(name)) throw ServerError.BadInput($"Dense and sparse vector names must be unique - duplicate found with '{name}'");
    }

    /// <exception cref="QdrantRpcException">The name is too long or holds a character that names can't.</exception>
    public static void Check(string name, string kind)
    {
        if (Encoding.UTF8.GetByteCount(name) > MaxBytes) throw ServerError.BadInput($"Invalid {kind} name `{name}`: vector name must be at most {MaxBytes} bytes long");
        foreach (char c in CollectionRules.ForbiddenInNames)
            if (name.Contains(c)) throw ServerError.BadInput($"Invalid {kind} name `{name}`: vector name cannot contain \"{c}\" char");
    }
}
