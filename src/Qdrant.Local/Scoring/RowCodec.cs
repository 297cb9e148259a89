using Qdrant.Core.Protocol;
using System.Runtime.InteropServices;

namespace Qdrant.Local.Scoring;

/// <summary>How the components of one row are stored.</summary>
internal abstract class RowCodec
{
    protected RowCodec(int dimension, int stride)
    {
        Dimension = dimension;
        Stride = stride;
    }

    public int Dimension { get; }

    /// <summary>Bytes of one stored row.</summary>
    public int Stride { get; }

    public static RowCodec Create(Datatype datatype, int dimension) => datatype switch
    {
        Datatype.Uint8 => new UInt8Codec(dimension),
        Datatype.Float16 => new Float16Codec(dimension),
        Datatype.Turbo4 => new TurboCodec(dimension, 4),
        Datatype.Turbo8 => new TurboCodec(dimension, 8),
        Datatype.Turbo16 => new TurboCodec(dimension, 16),
        _ => new Float32Codec(dimension),
    };

    public abstract void Encode(ReadOnlySpan<float> values, Span<byte> row);

    public abstract void Decode(ReadOnlySpan<byte> row, Span<float> values);
}

/// <summary>Components as they are.</summary>
internal sealed class Float32Codec(int dimension) : RowCodec(dimension, dimension * sizeof(float))
{
    public override void Encode(ReadOnlySpan<float> values, Span<byte> row) => MemoryMarshal.AsBytes(values).CopyTo(row);

    public override void Decode(ReadOnlySpan<byte> row, Span<float> values) => MemoryMarshal.Cast<byte, float>(row).CopyTo(values);
}

/// <summary>Rounded to the nearest 16-bit float.</summary>
internal sealed class Float16Codec(int dimension) : RowCodec(dimension, dimension * sizeof(ushort))
{
    public override void Encode(ReadOnlySpan<float> values, Span<byte> row) => Float16.Narrow(values, row);

    public override void Decode(ReadOnlySpan<byte> row, Span<float> values) => Float16.Widen(row, values);
}

/// <summary>Cut to whole numbers from 0 to 255; NaN becomes 0.</summary>
internal sealed class UInt8Codec(int dimension) : RowCodec(dimension, dimension)
{
    public override void Encode(ReadOnlySpan<float> values, Span<byte> row)
    {
        for (int i = 0; i < values.Length; i++) row[i] = values[i] >= 255f ? (byte)255 : values[i] > 0f ? (byte)values[i] : (byte)0;
    }

    public override void Decode(ReadOnlySpan<byte> row, Span<float> values)
    {
        for (int i = 0; i < row.Length; i++) values[i] = row[i];
    }
}
