using System.Buffers.Binary;

namespace Qdrant.Local.Scoring;

/// <summary>
/// Lossy rows of 4, 8 or 16 bits a component and the length of the vector in 4 bytes. A rotation first spreads the energy evenly over the components,
/// so that they are about normally distributed and one table of levels suits every vector.
/// </summary>
internal sealed class TurboCodec : RowCodec
{
    [ThreadStatic]
    private static double[]? s_scratch;

    private readonly int _bits;
    private readonly TurboRotation _rotation;
    private readonly TurboLevels _levels;

    public TurboCodec(int dimension, int bits) : base(dimension, (dimension * bits + 7) / 8 + sizeof(float))
    {
        _bits = bits;
        _rotation = new TurboRotation(dimension);
        _levels = TurboLevels.ForBits(bits);
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
        double scale = Math.Sqrt(values.Length);
        for (int i = 0; i < rotated.Length; i++) SetCode(row, i, _levels.Nearest(rotated[i] * scale));
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
        double squared = 0;
        for (int i = 0; i < rotated.Length; i++)
        {
            rotated[i] = _levels[GetCode(row, i)];
            squared += rotated[i] * rotated[i];
        }
        double scale = length / Math.Sqrt(squared);
        _rotation.Undo(rotated);
        for (int i = 0; i < rotated.Length; i++) values[i] = (float)(rotated[i] * scale);
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

    private int GetCode(ReadOnlySpan<byte> row, int index) => _bits switch
    {
        16 => BinaryPrimitives.ReadUInt16LittleEndian(row[(index * 2)..]),
        8 => row[index],
        _ => row[index / 2] >> (index % 2 * 4) & 15,
    };
}
