using System.Buffers.Binary;

namespace Qdrant.Local.Scoring;

/// <summary>
/// Lossy rows of 4, 8 or 16 bits a component and the length of the vector in 4 bytes. A rotation first spreads the energy evenly over the components,
/// so that they are about normally distributed. Codes then count steps up to the largest component, which get wider on the way: small components are
/// the many. Only the direction of the decoded row counts, so no scale is stored, and what was decoded encodes to the same codes.
/// </summary>
internal sealed class TurboCodec : RowCodec
{
    // How much wider the steps get: a component is t + Widening t^3, with t the share of its code in the largest one.
    private const double Widening = 0.5;

    // Newton's method from 1.5 down to 1, the worst case, is exact to nine digits by then.
    private const int Iterations = 6;

    [ThreadStatic]
    private static double[]? s_scratch;

    private readonly int _bits;
    private readonly int _largest;
    private readonly TurboRotation _rotation;

    public TurboCodec(int dimension, int bits) : base(dimension, (dimension * bits + 7) / 8 + sizeof(float))
    {
        _bits = bits;
        _largest = (1 << (bits - 1)) - 1;
        _rotation = new TurboRotation(dimension);
    }

    public override void Encode(ReadOnlySpan<float> values, Span<byte> row)
    {
        row.Clear();
        double squared = 0;
        foreach (float value in values) squared += (double)value * value;
        float length = (float)Math.Sqrt(squared);
        // A vector with NaN or infinite components, or of no length, has no direction to keep.
        if (!float.IsFinite(length) || length == 0) return;
        BinaryPrimitives.WriteSingleLittleEndian(row[^sizeof(float)..], length);
        Span<double> rotated = Scratch(values.Length);
        for (int i = 0; i < values.Length; i++) rotated[i] = values[i] / (double)length;
        _rotation.Apply(rotated);
        double largest = 0;
        foreach (double value in rotated) largest = Math.Max(largest, Math.Abs(value));
        double scale = (1 + Widening) / largest;
        for (int i = 0; i < rotated.Length; i++) SetCode(row, i, (int)Math.Round(Share(rotated[i] * scale) * _largest) + _largest);
    }

    public override void Decode(ReadOnlySpan<byte> row, Span<float> values)
    {
        float length = BinaryPrimitives.ReadSingleLittleEndian(row[^sizeof(float)..]);
        if (length == 0)
        {
            values.Clear();
            return;
        }
        Span<double> rotated = Scratch(values.Length);
        ReadCodes(row, rotated);
        double widening = Widening / ((double)_largest * _largest), squared = 0;
        for (int i = 0; i < rotated.Length; i++)
        {
            double code = rotated[i] - _largest;
            double value = code + widening * code * code * code;
            rotated[i] = value;
            squared += value * value;
        }
        double scale = length / Math.Sqrt(squared);
        _rotation.Undo(rotated);
        for (int i = 0; i < rotated.Length; i++) values[i] = (float)(rotated[i] * scale);
    }

    /// <summary>The t of a component.</summary>
    private static double Share(double value)
    {
        double t = value;
        for (int i = 0; i < Iterations; i++) t -= (t + Widening * t * t * t - value) / (1 + 3 * Widening * t * t);
        return t;
    }

    private static Span<double> Scratch(int length)
    {
        if (s_scratch is null || s_scratch.Length < length) s_scratch = new double[Math.Max(length, 256)];
        return s_scratch.AsSpan(0, length);
    }

    private void SetCode(Span<byte> row, int index, int code)
    {
        if (_bits == 16) BinaryPrimitives.WriteUInt16LittleEndian(row[(index * 2)..], (ushort)code);
        else if (_bits == 8) row[index] = (byte)code;
        else row[index / 2] |= (byte)(code << (index % 2 * 4));
    }

    private void ReadCodes(ReadOnlySpan<byte> row, Span<double> codes)
    {
        switch (_bits)
        {
            case 16: for (int i = 0; i < codes.Length; i++) codes[i] = BinaryPrimitives.ReadUInt16LittleEndian(row[(i * 2)..]); break;
            case 8: for (int i = 0; i < codes.Length; i++) codes[i] = row[i]; break;
            default: for (int i = 0; i < codes.Length; i++) codes[i] = row[i / 2] >> (i % 2 * 4) & 15; break;
        }
    }
}
