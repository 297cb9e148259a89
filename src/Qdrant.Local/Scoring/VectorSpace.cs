using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Scoring;

/// <summary>
/// Metric and stored form of one dense or multivector name. Similarities are internal ones: higher is better for every metric;
/// <see cref="FinalScore"/> turns one into the score that a nearest query returns.
/// </summary>
internal sealed class VectorSpace
{
    [ThreadStatic]
    private static float[]? s_scratch;

    public VectorSpace(Distance distance, RowCodec codec)
    {
        Distance = distance;
        Codec = codec;
    }

    public Distance Distance { get; }

    public RowCodec Codec { get; }

    public int Dimension => Codec.Dimension;

    /// <summary>Whether a row can be scanned as floats without decoding.</summary>
    public bool IsFloat32 => Codec is Float32Codec;

    /// <summary>Whether smaller scores come first.</summary>
    public bool SmallerIsBetter => Distance is Distance.Euclid or Distance.Manhattan;

    private bool Normalizes => Distance == Distance.Cosine && Codec is not UInt8Codec;

    /// <summary>Normalises a copy where the metric asks for it and stores it in <paramref name="row"/>.</summary>
    public void Store(ReadOnlySpan<float> values, Span<byte> row)
    {
        if (!Normalizes)
        {
            Codec.Encode(values, row);
            return;
        }
        Span<float> normalized = Scratch(values.Length);
        values.CopyTo(normalized);
        CosineNormalization.Apply(normalized);
        Codec.Encode(normalized, row);
    }

    /// <summary>A query row as it is compared: normalised, and narrowed like the stored rows (lossy turbo storage keeps the query exact).</summary>
    public RowQuery Prepare(ReadOnlySpan<float> values)
    {
        float[] prepared = values.ToArray();
        if (Normalizes) CosineNormalization.Apply(prepared);
        byte[] row = [];
        if (Codec is Float16Codec or UInt8Codec)
        {
            row = new byte[Codec.Stride];
            Codec.Encode(prepared, row);
            Codec.Decode(row, prepared);
        }
        return new RowQuery(prepared, row);
    }

    /// <summary>The internal similarity of a prepared query and a stored row.</summary>
    public float Similarity(RowQuery query, ReadOnlySpan<byte> row)
    {
        if (Codec is UInt8Codec) return Distance switch
        {
            Distance.Cosine => ByteKernels.Cosine(query.Row, row),
            Distance.Euclid => -(float)ByteKernels.SquaredDifference(query.Row, row),
            Distance.Manhattan => -(float)ByteKernels.AbsoluteDifference(query.Row, row),
            _ => ByteKernels.Dot(query.Row, row),
        };
        if (IsFloat32) return Similarity(query.Values, MemoryMarshal.Cast<byte, float>(row));
        Span<float> decoded = Scratch(Dimension);
        Codec.Decode(row, decoded);
        return Similarity(query.Values, decoded);
    }

    /// <summary>The internal similarity of two rows of floats; the caller normalises.</summary>
    public float Similarity(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref float first = ref MemoryMarshal.GetReference(a);
        ref float second = ref MemoryMarshal.GetReference(b);
        return Distance switch
        {
            Distance.Euclid => -PairKernels.Sum<SquareTerm>(in first, in second, a.Length),
            Distance.Manhattan => -PairKernels.Sum<AbsoluteTerm>(in first, in second, a.Length),
            _ => PairKernels.Sum<DotTerm>(in first, in second, a.Length),
        };
    }

    /// <summary>What a nearest query returns for an internal similarity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float FinalScore(float similarity) => Distance switch
    {
        Distance.Euclid => MathF.Sqrt(MathF.Abs(similarity)),
        Distance.Manhattan => MathF.Abs(similarity),
        _ => similarity,
    };

    private static Span<float> Scratch(int length)
    {
        if (s_scratch is null || s_scratch.Length < length) s_scratch = new float[Math.Max(length, 256)];
        return s_scratch.AsSpan(0, length);
    }
}

/// <summary>One prepared query row.</summary>
/// <param name="Values">The components to compare with.</param>
/// <param name="Row">The same in stored form, where rows are compared as bytes.</param>
internal sealed record RowQuery(float[] Values, byte[] Row);
