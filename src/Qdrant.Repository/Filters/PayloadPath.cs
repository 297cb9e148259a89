using System.Text;

namespace Qdrant.Repository;

/// <summary>Writes payload paths in Qdrant's grammar: keys joined by dots, and quoted when they hold anything but letters, digits, <c>_</c> and <c>-</c>.</summary>
public static class PayloadPath
{
    /// <summary>One key as a path, quoted if needed.</summary>
    /// <exception cref="ArgumentException">The key holds <c>"</c> or <c>\</c>, which no path can express.</exception>
    public static string Quote(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.AsSpan().IndexOfAny('"', '\\') >= 0)
            throw new ArgumentException($"The payload key {key} holds a quote or backslash: Qdrant's paths cannot express it. Rename the key.", nameof(key));
        return IsRaw(key) ? key : $"\"{key}\"";
    }

    /// <summary>The path of <paramref name="key"/> inside the object at <paramref name="path"/>; an empty path is the root.</summary>
    /// <exception cref="ArgumentException">The key holds <c>"</c> or <c>\</c>, which no path can express.</exception>
    public static string Join(string path, string key) => path.Length == 0 ? Quote(key) : $"{path}.{Quote(key)}";

    /// <summary>One key as a path for messages: quoted if needed, also when no path can express it.</summary>
    internal static string Describe(ReadOnlySpan<byte> key)
    {
        string text = Encoding.UTF8.GetString(key);
        return IsRaw(text) ? text : $"\"{text}\"";
    }

    // Alphabetic characters beyond the BMP are quoted as well, which is always allowed.
    private static bool IsRaw(string key) => key.Length > 0 && key.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');
}
