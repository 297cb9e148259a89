using System.Globalization;
using System.Text;

namespace Qdrant.Repository;

/// <summary>Makes string keys of several parts, for entities such as chunks of a document.</summary>
public static class PointKey
{
    /// <summary>Joins parts into one key: <c>PointKey.From("guide.md", 3)</c> is <c>guide.md/3</c>. Different parts never give the same key.</summary>
    /// <param name="first">The first part.</param>
    /// <param name="rest">The other parts; numbers and dates are written invariantly.</param>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public static string From(object first, params object[] rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        var key = new StringBuilder();
        Append(key, first);
        foreach (object part in rest) Append(key.Append('/'), part);
        return key.ToString();
    }

    private static void Append(StringBuilder key, object part)
    {
        ArgumentNullException.ThrowIfNull(part);
        string text = part is IFormattable formattable ? formattable.ToString(part is DateTime or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture) : part.ToString() ?? "";
        key.Append(text.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal));
    }
}
