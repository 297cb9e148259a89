using Qdrant.Core;

namespace Qdrant.Local.Engine;

/// <summary>How an operation ended that reached the log.</summary>
/// <param name="Operation">Its number.</param>
/// <param name="Error">Why it failed on apply; null when it did not.</param>
internal readonly record struct WriteOutcome(ulong Operation, QdrantRpcException? Error);
