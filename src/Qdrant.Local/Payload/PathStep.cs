namespace Qdrant.Local.Payload;

internal enum PathStepKind : byte
{
    /// <summary><c>name</c>: the member of an object.</summary>
    Key,

    /// <summary><c>[n]</c>: one element of an array.</summary>
    Index,

    /// <summary><c>[]</c>: every element of an array.</summary>
    Each,
}

/// <summary>One step of a <see cref="PayloadPath"/>.</summary>
/// <param name="Kind">What the step does.</param>
/// <param name="Name">The member's name; empty for array steps.</param>
/// <param name="Index">The element's place; 0 for other steps.</param>
internal readonly record struct PathStep(PathStepKind Kind, string Name, ulong Index)
{
    /// <summary>The name as it stands in stored payloads.</summary>
    public byte[] Utf8 { get; } = System.Text.Encoding.UTF8.GetBytes(Name);

    public static readonly PathStep Each = new(PathStepKind.Each, "", 0);

    public bool Equals(PathStep other) => Kind == other.Kind && Index == other.Index && Name == other.Name;

    public override int GetHashCode() => HashCode.Combine(Kind, Name, Index);
}
