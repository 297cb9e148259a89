namespace Qdrant.Core.Protocol;

/// <summary>The newest thing of the contract that a message uses. A server older than <see cref="Release"/> would ignore it silently.</summary>
/// <param name="Release">The first release that knows it; 1.0 when the message uses nothing newer.</param>
/// <param name="Name">The contract's name of the field (<c>Match.prefix</c>) or enum value (<c>Datatype.Turbo4</c>); empty for 1.0.</param>
/// <param name="Path">Where in the message it is used first: <c>filter.must.field.match.prefix</c>; empty for 1.0.</param>
public readonly record struct NewestUse(QdrantRelease Release, string Name, string Path)
{
    /// <summary>Nothing newer than the first release.</summary>
    public static NewestUse Nothing { get; } = new(QdrantRelease.First, "", "");

    internal NewestUse Inside(string field) => this with { Path = Path.Length == 0 ? field : $"{field}.{Path}" };
}
