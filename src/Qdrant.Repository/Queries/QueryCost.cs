using Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>What a call cost, as far as the server reports it (Qdrant's <c>usage</c>, since 1.15).</summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="PayloadRead">Bytes of payload read.</param>
/// <param name="PayloadIndexRead">Bytes of payload indexes read.</param>
/// <param name="VectorRead">Bytes of vectors read.</param>
/// <param name="InferenceTokens">Tokens consumed, by the name of the model that embedded something.</param>
public sealed record QueryCost(ulong Cpu, ulong PayloadRead, ulong PayloadIndexRead, ulong VectorRead, IReadOnlyDictionary<string, ulong> InferenceTokens)
{
    /// <summary>Null when the server reported nothing.</summary>
    internal static QueryCost? Of(Usage? usage)
    {
        if (usage is null or { Hardware: null, Inference: null }) return null;
        HardwareUsage hardware = usage.Hardware ?? new HardwareUsage();
        return new QueryCost(hardware.Cpu, hardware.PayloadIoRead, hardware.PayloadIndexIoRead, hardware.VectorIoRead,
            (usage.Inference?.Models ?? []).ToDictionary(model => model.Key, model => model.Value.Tokens));
    }
}
