using System.ComponentModel;
using System.Text;
using Qdrant.Core;
using Qdrant.Core.Wire;
using Qdrant.Repository.Codec;

namespace Qdrant.Repository;

/// <summary>A stored point that does not fit its entity: a value of another type, a number that does not fit, a required key that is missing.</summary>
public sealed class UnreadablePointException : QdrantException
{
    private readonly string _reason;

    /// <summary>Creates the error; the point id and the keys around are added on the way out.</summary>
    /// <param name="reason">What does not fit, as the end of a sentence about the key.</param>
    /// <param name="key">The payload key or vector name; null when the id itself does not fit.</param>
    internal UnreadablePointException(string reason, string? key) : base(reason) => (_reason, Key) = (reason, key);

    /// <summary>The point id; null when it could not be read.</summary>
    public string? PointId { get; private set; }

    /// <summary>The entity.</summary>
    public string? Entity { get; private set; }

    /// <summary>The payload path or vector name; null when the id itself does not fit.</summary>
    public string? Key { get; private set; }

    /// <inheritdoc />
    public override string Message =>
        $"Point {PointId ?? "?"} cannot be read as {Entity ?? "the entity"}: {(Key is null ? "" : $"`{Key}` ")}{_reason}";

    /// <summary>A key that the entity needs is missing or null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static UnreadablePointException Missing(string key) =>
        new("is missing or null, and the property is required and not nullable.", PayloadPath.Describe(Encoding.UTF8.GetBytes(key)));

    /// <summary>For generated exception filters: adds the key of the object around. Always false.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Within(ReadOnlySpan<byte> key)
    {
        if (PointId is null) Key = Key is null ? PayloadPath.Describe(key) : $"{PayloadPath.Describe(key)}.{Key}";
        return false;
    }

    /// <summary>For generated exception filters: adds the point id and the entity. Always false.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Of(string entity, WireReader point)
    {
        if (PointId is null) (PointId, Entity) = (PointIdCodec.Describe(point), entity);
        return false;
    }
}
