namespace Qdrant.Local.Tests.Scoring;

/// <summary>Seeded random vectors.</summary>
internal static class Vectors
{
    public static float[] Random(Random random, int length)
    {
        var values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (float)(random.NextDouble() * 2 - 1);
        return values;
    }
}
