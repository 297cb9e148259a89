namespace Qdrant.Local;

/// <summary>The release of Qdrant whose rules the embedded engine follows.</summary>
public enum LocalRelease
{
    /// <summary>Qdrant 1.19.</summary>
    V1_19 = 19,

    /// <summary>Qdrant 1.20, the default.</summary>
    V1_20 = 20,
}

/// <summary>Settings of the embedded engine.</summary>
public sealed record LocalOptions
{
    /// <summary>Whose rules to follow where releases differ; default 1.20.</summary>
    public LocalRelease Release { get; init; } = LocalRelease.V1_20;
}
