using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qdrant.Local.Scoring;

/// <summary>A fixed orthogonal map: rounds of sign flips and Walsh-Hadamard transforms over the first and the last power-of-two part of the row.</summary>
internal sealed class TurboRotation
{
    private const int Rounds = 3;
    private readonly bool[][] _flips;
    private readonly int _part;
    private readonly int _rest;

    public TurboRotation(int dimension)
    {
        _part = (int)(BitOperations.RoundUpToPowerOf2((uint)dimension + 1) >> 1);
        _rest = dimension - _part;
        ulong state = 0x9E3779B97F4A7C15UL + (ulong)dimension;
        _flips = new bool[Rounds][];
        for (int round = 0; round < Rounds; round++)
        {
            _flips[round] = new bool[dimension];
            for (int i = 0; i < dimension; i++) _flips[round][i] = (Next(ref state) & 1) != 0;
        }
    }

    public void Apply(Span<double> row)
    {
        foreach (bool[] flips in _flips)
        {
            Flip(row, flips);
            Transform(row[.._part]);
            if (_rest > 0) Transform(row[_rest..]);
        }
    }

    public void Undo(Span<double> row)
    {
        for (int round = Rounds - 1; round >= 0; round--)
        {
            if (_rest > 0) Transform(row[_rest..]);
            Transform(row[.._part]);
            Flip(row, _flips[round]);
        }
    }

    private static void Flip(Span<double> row, bool[] flips)
    {
        for (int i = 0; i < row.Length; i++) if (flips[i]) row[i] = -row[i];
    }

    // Orthonormal, and its own inverse.
    private static void Transform(Span<double> part)
    {
        for (int half = 1; half < part.Length; half *= 2)
        {
            for (int start = 0; start < part.Length; start += 2 * half)
            {
                Cross(part.Slice(start, half), part.Slice(start + half, half));
            }
        }
        double scale = 1 / Math.Sqrt(part.Length);
        for (int i = 0; i < part.Length; i++) part[i] *= scale;
    }

    /// <summary>Sums in place of the first, differences in place of the second.</summary>
    private static void Cross(Span<double> first, Span<double> second)
    {
        int i = 0;
        if (first.Length >= Vector256<double>.Count)
        {
            Span<Vector256<double>> a = MemoryMarshal.Cast<double, Vector256<double>>(first), b = MemoryMarshal.Cast<double, Vector256<double>>(second);
            for (int k = 0; k < a.Length; k++) (a[k], b[k]) = (a[k] + b[k], a[k] - b[k]);
            i = a.Length * Vector256<double>.Count;
        }
        for (; i < first.Length; i++) (first[i], second[i]) = (first[i] + second[i], first[i] - second[i]);
    }

    private static ulong Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state >> 17;
    }
}
