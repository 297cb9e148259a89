namespace Qdrant.Core;

/// <summary>What repositories do about a stored point that does not fit its entity: a value of another type, a required key that is missing.</summary>
public enum UnreadablePoints
{
    /// <summary>The read fails, naming the point and the key.</summary>
    Throw = 0,

    /// <summary>
    /// The point is left out of what is read, as if it were not there. Results say how many were, the counter <c>qdrant.client.unreadable_points</c> adds
    /// them up, and each is logged with point id and key, never with a value.
    /// </summary>
    Skip = 1,
}
