using System.Runtime.InteropServices;

namespace Qdrant.Local.Scoring;

/// <summary>Scales vectors to length one, as they are stored under the cosine metric.</summary>
internal static class CosineNormalization
{
    private const float TooShort = 1.1920929e-7f;
    private const float CloseToOne = 1e-6f;

    /// <summary>Normalises in place. Vectors near zero and vectors of length one (within the rounding of one) stay bit for bit.</summary>
    public static void Apply(Span<float> vector)
    {
        ref float first = ref MemoryMarshal.GetReference(vector);
        float squared = PairKernels.Sum<DotTerm>(in first, in first, vector.Length);
        if (squared < TooShort || MathF.Abs(squared - 1f) <= CloseToOne) return;
        float length = MathF.Sqrt(squared);
        for (int i = 0; i < vector.Length; i++) vector[i] /= length;
    }
}
