using Qdrant.Core.Protocol;

namespace Qdrant.Local.Querying.Plan;

/// <summary>Which vectors of a point to return.</summary>
/// <param name="Names">The names asked for; null: every vector the point has.</param>
/// <param name="IsNone">Whether no vectors were asked for, so that the answer has no such field.</param>
internal sealed record VectorSelector(string[]? Names, bool IsNone)
{
    /// <summary>Whether a point with none of these vectors shows no vectors at all, rather than an empty map.</summary>
    public bool OmitsEmpty { get; init; }

    public static VectorSelector None { get; } = new([], true);

    public static VectorSelector All { get; } = new(null, false);

    /// <summary>Reads the selector of a request; nothing, or a selector without an option, asks for no vectors.</summary>
    public static VectorSelector Convert(WithVectorsSelector? selector) => selector?.SelectorOptionsCase switch
    {
        WithVectorsSelector.SelectorOptionsOneofCase.Enable => selector.Enable ? All : None,
        WithVectorsSelector.SelectorOptionsOneofCase.Include => new VectorSelector([.. selector.Include.Names.Distinct()], false),
        _ => None,
    };
}
