using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A handle of a payload field: it knows where the field is stored.</summary>
/// <typeparam name="T">The scope of its conditions.</typeparam>
public interface IPayloadField<T>
{
    /// <summary>The stored payload path, quoted where Qdrant's grammar needs it.</summary>
    string Path { get; }
}

/// <summary>A field points can be ordered by: it has an integer, float or datetime index.</summary>
/// <typeparam name="T">The scope.</typeparam>
public interface IOrderable<T> : IPayloadField<T>;

/// <summary>A field whose values can be counted: it has a keyword, integer, uuid or bool index.</summary>
/// <typeparam name="T">The scope.</typeparam>
public interface IFacetable<T> : IPayloadField<T>;

/// <summary>A field whose values can be counted, with the type of a value.</summary>
/// <typeparam name="T">The scope.</typeparam>
/// <typeparam name="TValue">The type of one value.</typeparam>
public interface IFacetable<T, TValue> : IFacetable<T>
{
    /// <summary>A counted value as Qdrant returns it.</summary>
    TValue ReadFacet(Proto.FacetValue value);
}

/// <summary>A field points can be grouped by: texts and integers. Without an index, servers in strict mode refuse it.</summary>
/// <typeparam name="T">The scope.</typeparam>
/// <typeparam name="TValue">The type of a group's value.</typeparam>
public interface IGroupable<T, TValue> : IPayloadField<T>
{
    /// <summary>The value of a group as Qdrant returns it.</summary>
    TValue ReadGroup(Proto.GroupId group);
}

/// <summary>A number that can be used in a formula.</summary>
/// <typeparam name="T">The scope.</typeparam>
public interface INumber<T> : IPayloadField<T>;

/// <summary>An instant that can be used in a formula.</summary>
/// <typeparam name="T">The scope.</typeparam>
public interface IDatetime<T> : IPayloadField<T>;

/// <summary>A place that can be used in a formula.</summary>
/// <typeparam name="T">The scope.</typeparam>
public interface IGeo<T> : IPayloadField<T>;

/// <summary>A text with a full-text index, which can be searched.</summary>
/// <typeparam name="T">The scope.</typeparam>
public interface ITextSearchable<T> : IPayloadField<T>;

/// <summary>A field that a patch can set.</summary>
/// <typeparam name="T">The scope.</typeparam>
/// <typeparam name="TValue">What it is set to.</typeparam>
public interface IStores<T, in TValue> : IPayloadField<T>
{
    /// <summary>The stored form of a value.</summary>
    Proto.Value ToStored(TValue value);
}

/// <summary>A named vector of a point.</summary>
/// <typeparam name="T">The scope.</typeparam>
public interface IVectorField<T>
{
    /// <summary>The vector's name; empty for the unnamed one.</summary>
    string Name { get; }
}

/// <summary>Marks a handle whose field has no index: filters on it read the payload of every candidate, and servers in strict mode refuse them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnindexedAttribute : Attribute;
