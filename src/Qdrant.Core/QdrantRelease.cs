using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Qdrant.Core;

/// <summary>
/// A release of Qdrant, such as 1.20. Fields, enum values and methods come with minor releases, so the patch number does not count:
/// 1.20.0, 1.20.3 and 1.20.1-dev are all release 1.20.
/// </summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
public readonly record struct QdrantRelease(int Major, int Minor) : IComparable<QdrantRelease>
{
    /// <summary>The release whose contract this library speaks. A server of this release or newer knows everything the library can send.</summary>
    public static QdrantRelease Newest { get; } = new(1, 20);

    /// <summary>The release from which the contract counts: what it has, every server has.</summary>
    public static QdrantRelease First { get; } = new(1, 0);

    /// <summary>Reads a version as servers give it: <c>1.19.0</c>, <c>1.20.1-dev</c>, <c>1.20</c>.</summary>
    /// <param name="version">The text: two numbers and a point between them, then nothing, or a point, <c>-</c> or <c>+</c> and anything.</param>
    /// <exception cref="FormatException">The text is not a version.</exception>
    public static QdrantRelease Parse(string version) => TryParse(version, out QdrantRelease release)
        ? release
        : throw new FormatException($"'{version}' is not a Qdrant version. A version looks like 1.20.0 or 1.20.1-dev.");

    /// <summary>Reads a version as servers give it; false when the text is not one.</summary>
    /// <param name="version">The text, see <see cref="Parse"/>.</param>
    /// <param name="release">The release, or 0.0.</param>
    public static bool TryParse([NotNullWhen(true)] string? version, out QdrantRelease release)
    {
        release = default;
        if (version is null) return false;
        int dot = version.IndexOf('.');
        if (dot < 0 || !TryNumber(version.AsSpan(0, dot), out int major)) return false;
        ReadOnlySpan<char> rest = version.AsSpan(dot + 1);
        int end = rest.IndexOfAny('.', '-', '+');
        if (!TryNumber(end < 0 ? rest : rest[..end], out int minor)) return false;
        release = new QdrantRelease(major, minor);
        return true;
    }

    /// <summary>The newer of two releases.</summary>
    public static QdrantRelease Max(QdrantRelease left, QdrantRelease right) => left < right ? right : left;

    /// <inheritdoc />
    public int CompareTo(QdrantRelease other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Whether the left release is older.</summary>
    public static bool operator <(QdrantRelease left, QdrantRelease right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left release is newer.</summary>
    public static bool operator >(QdrantRelease left, QdrantRelease right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left release is older or the same.</summary>
    public static bool operator <=(QdrantRelease left, QdrantRelease right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left release is newer or the same.</summary>
    public static bool operator >=(QdrantRelease left, QdrantRelease right) => left.CompareTo(right) >= 0;

    /// <summary>The release as text: <c>1.20</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
