namespace Qdrant.Local.Server.Access;

/// <summary>What a caller may do with one collection.</summary>
internal enum CollectionAccess
{
    /// <summary><c>r</c>: read everything of it.</summary>
    Read,

    /// <summary><c>rw</c>: read and write everything of it.</summary>
    ReadWrite,

    /// <summary><c>prw</c>: read and write points, but neither indexes, snapshots nor cluster state.</summary>
    PointsReadWrite,
}

/// <summary>Who asks, as far as rights go: manage or read everything, or named collections only.</summary>
internal sealed record Caller
{
    public static readonly Caller Manager = new() { Manages = true };

    public static readonly Caller Reader = new();

    public bool Manages { get; private init; }

    /// <summary>The collections of a token that names some; null: all of them.</summary>
    public IReadOnlyDictionary<string, CollectionAccess>? Collections { get; private init; }

    public static Caller Of(IReadOnlyDictionary<string, CollectionAccess> collections) => new() { Collections = collections };

    public bool Sees(string collection) => Collections is null || Collections.ContainsKey(collection);
}
