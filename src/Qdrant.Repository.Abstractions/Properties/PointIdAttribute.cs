namespace Qdrant.Repository;

/// <summary>
/// The point id. A <see cref="Guid"/>, <see cref="ulong"/>, <see cref="long"/>, <see cref="uint"/> or <see cref="int"/> is the id itself;
/// a <see cref="string"/> becomes a UUIDv5 of the declared collection name and the string, which is kept in the payload.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class PointIdAttribute : Attribute;
