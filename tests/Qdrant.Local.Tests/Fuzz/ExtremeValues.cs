using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Values at and beyond the edges, by field type.</summary>
internal static class ExtremeValues
{
    private static readonly ulong[] Unsigned =
        [0, 1, 2, 3, 10, 63, 64, 65, 255, 1000, 16384, 65536, 65537, int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32, long.MaxValue, 1UL << 63, ulong.MaxValue - 1, ulong.MaxValue];

    private static readonly double[] Floating =
    [
        0, -0.0, 1, -1, 0.5, 1e-300, 1e300, -1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue, 90, 180, -180.0001,
        float.MaxValue, 1e38, 9007199254740993, 9.3e18, -9.3e18,
    ];

    private static readonly string[] Texts =
    [
        "", " ", "a", "\0", "a.b", "a[]", "a[].b[]", "a[0]", "a[18446744073709551616]", "[]", "[0]", ".", "..", "a.", "\"", "\"\"", "\"a", "\"a\".b", "a[", "a]", "a[-1]", "$score", "$score[0]",
        "$score[99999999999999999999]", "$score[", "\U0001F600", "e\u0301\u0301\u0301", "\u202E", "../../etc/passwd", "/", "*", "00000000-0000-0000-0000-000000000000", "urn:uuid:", "{}",
        "2020-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "-9999-01-01", "+262142-12-31T23:59:59Z", "0000-00-00", "2020-02-30T25:61:61+99:99", "1970-01-01T00:00:00.999999999999999Z",
        "english", "klingon", "qdrant/bm25", "qdrant/bm25 ", "NaN", "1e999", "true", "\u4e2d\u6587\u5206\u8bcd", "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22", "camelCaseHTTPServer_v2Name", "\t\n\r", "a b c a b c",
    ];

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string((char)random.Next(32, 127), random.Next(1, 3000)),
        1 => string.Concat(Enumerable.Repeat(Texts[random.Next(Texts.Length)], random.Next(1, 200))),
        2 => string.Join('.', Enumerable.Repeat("a[]", random.Next(1, 300))),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>A value of a scalar field.</summary>
    public static object Of(FieldDescriptor field, Random random)
    {
        ulong number = Unsigned[random.Next(Unsigned.Length)];
        double real = Floating[random.Next(Floating.Length)];
        return field.FieldType switch
        {
            FieldType.Bool => random.Next(2) == 0,
            FieldType.String => Text(random),
            FieldType.Bytes => ByteString.CopyFrom(new byte[random.Next(64)]),
            FieldType.Double => real,
            FieldType.Float => (float)real,
            FieldType.UInt64 or FieldType.Fixed64 => number,
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => random.Next(3) == 0 ? -(long)number : (long)number,
            FieldType.UInt32 or FieldType.Fixed32 => (uint)number,
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => random.Next(3) == 0 ? -(int)number : (int)number,
            FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, random.Next(4) == 0 ? (int)number : random.Next(-1, field.EnumType.Values.Count + 1)),
            _ => throw new ArgumentException($"{field.FullName} is no scalar."),
        };
    }
}
