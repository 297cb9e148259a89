namespace Qdrant.Local.Scoring;

/// <summary>
/// The values a component of a rotated row can take, in units of its standard deviation. Levels lie at even steps of the distribution of a more
/// variable normal variable, which keeps the squared error of a normal component small when there are many levels.
/// </summary>
internal sealed class TurboLevels
{
    // 3 would give the smallest squared error; a little more bounds the error of rare large components.
    private const double Spread = 5;
    private static readonly Lazy<TurboLevels> s_four = new(() => new TurboLevels(4));
    private static readonly Lazy<TurboLevels> s_eight = new(() => new TurboLevels(8));
    private static readonly Lazy<TurboLevels> s_sixteen = new(() => new TurboLevels(16));
    private readonly double[] _values;

    private TurboLevels(int bits)
    {
        int count = 1 << bits;
        _values = new double[count];
        for (int i = 0; i < count; i++) _values[i] = Math.Sqrt(Spread) * Quantile((i + 0.5) / count);
    }

    public static TurboLevels ForBits(int bits) => bits switch { 16 => s_sixteen.Value, 8 => s_eight.Value, _ => s_four.Value };

    public double this[int code] => _values[code];

    /// <summary>The code of the level closest to <paramref name="value"/>.</summary>
    public int Nearest(double value)
    {
        int at = Array.BinarySearch(_values, value);
        if (at >= 0) return at;
        int above = ~at;
        if (above == 0) return 0;
        if (above == _values.Length) return above - 1;
        return value - _values[above - 1] <= _values[above] - value ? above - 1 : above;
    }

    // The value below which a standard normal variable lies with this probability: bisection over a series for the distribution, done once per table.
    private static double Quantile(double probability)
    {
        double low = -9, high = 9;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (Distribution(middle) < probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private static double Distribution(double x)
    {
        if (x < 0) return 1 - Distribution(-x);
        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (x > 5)
        {
            // Continued fraction for the far tail.
            double fraction = x;
            for (int k = 30; k > 0; k--) fraction = x + k / fraction;
            return 1 - density / fraction;
        }
        double term = x, sum = x;
        for (int k = 1; k < 80; k++)
        {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + density * sum;
    }
}
