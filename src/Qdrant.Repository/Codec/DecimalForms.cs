namespace Qdrant.Repository.Codec;

/// <summary>Decimals stored as numbers, exactly or not at all.</summary>
internal static class DecimalForms
{
    public static bool TryFromDouble(double stored, out decimal value)
    {
        value = 0;
        if (!(Math.Abs(stored) < 7.9e28)) return false;
        // The shortest text that reads back as this double is what was written; a plain conversion keeps 15 digits only.
        return decimal.TryParse(stored.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out value)
            && (double)value == stored;
    }

    /// <summary>The double that reads back as the decimal.</summary>
    public static double ToDouble(decimal value)
    {
        double stored = (double)value;
        return TryFromDouble(stored, out decimal back) && back == value ? stored
            : throw new ArgumentException($"{value.ToString(System.Globalization.CultureInfo.InvariantCulture)} is not held by a double; store it as text, or scaled with [IntegerIndex(Scale = …)].", nameof(value));
    }

    /// <summary>The decimal times a power of ten.</summary>
    public static long Scale(decimal value, int scale) => TryScale(value, scale, out long stored) ? stored
        : throw new ArgumentException($"{value.ToString(System.Globalization.CultureInfo.InvariantCulture)} does not fit a 64-bit integer with {scale} decimal places, which is the declared scale.", nameof(value));

    public static bool TryScale(decimal value, int scale, out long stored)
    {
        stored = 0;
        decimal power = PowerOfTen(scale);
        if (value > long.MaxValue / power || value < long.MinValue / power) return false;
        decimal scaled = value * power;
        if (decimal.Truncate(scaled) != scaled) return false;
        stored = (long)scaled;
        return true;
    }

    public static decimal Unscale(long stored, int scale) => stored / PowerOfTen(scale);

    private static decimal PowerOfTen(int scale)
    {
        decimal power = 1;
        for (int i = 0; i < scale; i++) power *= 10;
        return power;
    }
}
