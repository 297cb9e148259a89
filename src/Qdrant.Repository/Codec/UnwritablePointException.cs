using System.ComponentModel;
using System.Globalization;
using Qdrant.Core;

namespace Qdrant.Repository;

/// <summary>An entity that cannot be stored as it is: a value without a stored form, a vector of the wrong size. Nothing was sent.</summary>
public sealed class UnwritablePointException : QdrantException
{
    private readonly string _reason;

    /// <summary>Creates the error; the key of the entity is added on the way out.</summary>
    /// <param name="reason">What cannot be stored and the remedy, as the end of a sentence about the property.</param>
    /// <param name="member">The property, for example <c>Article.Price</c>.</param>
    internal UnwritablePointException(string reason, string member) : base(reason) => (_reason, Member) = (reason, member);

    /// <summary>The key of the entity; null when it is not known.</summary>
    public string? PointKey { get; private set; }

    /// <summary>The property, for example <c>Article.Price</c>.</summary>
    public string Member { get; }

    /// <inheritdoc />
    public override string Message => $"{Member} {_reason}{(PointKey is null ? "" : $" (Point {PointKey}.)")}";

    /// <summary>A value of an enum that the enum does not define.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static UnwritablePointException Undefined<TEnum>(TEnum value, string member) where TEnum : struct, Enum =>
        new($"is {value:D}, which {typeof(TEnum).Name} does not define; an enum is stored by name.", member);

    /// <summary>Null where the type says there is none.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static UnwritablePointException Null(string member) => new("holds null where its type says there is none.", member);

    /// <summary>A value of a type that its base does not declare.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static UnwritablePointException Undeclared(object value, string declaredOn, string member) =>
        new($"holds a {value.GetType()}, which {declaredOn} does not declare; add [PayloadDerived(typeof({value.GetType().Name}))] to {declaredOn}.", member);

    /// <summary>Extra payload under the key of another property.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static UnwritablePointException KnownKey(string key, string member) => new($"holds the key \"{key}\", which another property is stored under.", member);

    /// <summary>For generated exception filters: adds the key of the entity. Always false.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Of<TKey>(TKey key)
    {
        PointKey ??= Convert.ToString(key, CultureInfo.InvariantCulture);
        return false;
    }
}
