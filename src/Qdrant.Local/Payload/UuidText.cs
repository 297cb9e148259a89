using Qdrant.Local.Engine;

namespace Qdrant.Local.Payload;

/// <summary>Reads UUID texts in the forms the server takes, as 128 bits.</summary>
internal static class UuidText
{
    private const int Longest = 45;

    public static bool TryParse(ReadOnlySpan<byte> utf8, out UInt128 uuid)
    {
        uuid = default;
        if (utf8.Length is < 32 or > Longest) return false;
        Span<char> text = stackalloc char[Longest];
        for (int i = 0; i < utf8.Length; i++) text[i] = (char)utf8[i];
        return TryParse(text[..utf8.Length], out uuid);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 uuid)
    {
        bool parsed = PointId.TryParseUuid(text, out PointId id);
        uuid = new UInt128(id.High, id.Low);
        return parsed;
    }

    /// <summary>Lower case with hyphens.</summary>
    public static string Format(UInt128 uuid) => PointId.FromUuid((ulong)(uuid >> 64), (ulong)uuid).ToString();
}
