using Qdrant.Core;

namespace Qdrant.Repository;

/// <summary>A stored point that does not fit its entity: a value of another type, a number that does not fit, a required key that is missing.</summary>
public sealed class UnreadablePointException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What does not fit.</param>
    /// <param name="pointId">The point id.</param>
    /// <param name="key">The payload key or vector name; null when the id itself does not fit.</param>
    public UnreadablePointException(string message, string? pointId, string? key) : base(message) => (PointId, Key) = (pointId, key);

    /// <summary>The point id; null when it could not be read.</summary>
    public string? PointId { get; }

    /// <summary>The payload key or vector name; null when the id itself does not fit.</summary>
    public string? Key { get; }
}

/// <summary>An entity that cannot be stored as it is: a value without a stored form, a vector of the wrong size. Nothing of it was sent.</summary>
public sealed class UnwritablePointException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What cannot be stored, and the remedy.</param>
    /// <param name="pointKey">The key of the entity.</param>
    /// <param name="member">The property, for example <c>Article.Price</c>.</param>
    public UnwritablePointException(string message, string? pointKey, string member) : base(message) => (PointKey, Member) = (pointKey, member);

    /// <summary>The key of the entity; null while it is not known.</summary>
    public string? PointKey { get; }

    /// <summary>The property, for example <c>Article.Price</c>.</summary>
    public string Member { get; }
}
