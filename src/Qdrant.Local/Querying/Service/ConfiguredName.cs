using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Service;

/// <summary>Groups and matrices look a vector name up in the settings, and say more when it is not there.</summary>
internal static class ConfiguredName
{
    public static void Check(CollectionState state, string name, bool isGiven)
    {
        if (state.Vectors.ContainsKey(name)) return;
        if (state.HasUnnamedConfig && state.Vectors.Count == 1) throw ServerError.BadInput($"Vector with name {name} is not configured in this collection");
        IEnumerable<string> dense = state.Vectors.Where(v => v.Value.Kind != Scoring.VectorKind.Sparse).Select(v => v.Key);
        IEnumerable<string> sparse = state.Vectors.Where(v => v.Value.Kind == Scoring.VectorKind.Sparse).Select(v => v.Key);
        string names = string.Join(", ", dense.Concat(sparse));
        throw isGiven
            ? ServerError.BadInput($"Vector with name `{name}` is not configured in this collection, available names: {names}")
            : ServerError.BadInput($"Collection requires specified vector name in the request, available names: {names}");
    }
}
