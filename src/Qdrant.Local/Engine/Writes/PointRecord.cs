using Qdrant.Local.Scoring;

namespace Qdrant.Local.Engine.Writes;

/// <summary>A vector under its name; "" is the unnamed one.</summary>
internal readonly record struct NamedVector(string Name, VectorValue Value);

/// <summary>A point as it is to be stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Payload">The payload as an encoded <c>Struct</c>; empty for none.</param>
/// <param name="Vectors">Its vectors, each name once.</param>
internal sealed record PointRecord(PointId Id, byte[] Payload, IReadOnlyList<NamedVector> Vectors);

/// <summary>New vectors for a point that exists.</summary>
internal sealed record VectorRecord(PointId Id, IReadOnlyList<NamedVector> Vectors);
