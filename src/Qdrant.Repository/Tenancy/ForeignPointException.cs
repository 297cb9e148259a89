using Qdrant.Core;

namespace Qdrant.Repository;

/// <summary>A write met points of another tenant under the same ids, and left them alone. Other points of the same call were written.</summary>
public sealed class ForeignPointException : QdrantException
{
    private const int Named = 5;

    /// <summary>Creates the error.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="ids">The ids of the points.</param>
    public ForeignPointException(string collection, IReadOnlyList<PointIdentity> ids)
        : base($"{ids.Count} {(ids.Count == 1 ? "point" : "points")} of \"{collection}\" {(ids.Count == 1 ? "was" : "were")} not written, since another tenant has the same ids: {string.Join(", ", ids.Take(Named))}{(ids.Count > Named ? ", …" : "")}. Use ids that no two tenants make alike: random ones, or string keys.") =>
        (Collection, Ids) = (collection, ids);

    /// <summary>The collection.</summary>
    public string Collection { get; }

    /// <summary>The ids of the points.</summary>
    public IReadOnlyList<PointIdentity> Ids { get; }
}
