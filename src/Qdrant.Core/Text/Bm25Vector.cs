namespace Qdrant.Core.Text;

/// <summary>A sparse vector made from text.</summary>
/// <param name="Indices">Token ids, ascending, each once.</param>
/// <param name="Values">The weight of the token at the same place.</param>
public readonly record struct Bm25Vector(uint[] Indices, float[] Values);
