namespace Qdrant.Generators.Model;

/// <summary>The fields class of an entity.</summary>
internal sealed record FieldsModel(
    string Namespace, string Name, string HintName, string TypeName, string Accessibility, EquatableArray<FieldModel> Fields, EquatableArray<FormModel> Forms);

/// <summary>How the values of an enum are compared with stored ones; one static for each enum.</summary>
/// <param name="Name">The name of the static.</param>
/// <param name="Enum">The enum.</param>
/// <param name="IntegerType">The integer it is stored as; null when it is stored by name.</param>
internal sealed record FormModel(string Name, EnumModel Enum, string? IntegerType);

/// <summary>What a field is.</summary>
internal enum FieldKind
{
    /// <summary>A handle of Qdrant.Repository.</summary>
    Handle,

    /// <summary>A nested object: a class with fields of its own.</summary>
    Object,

    /// <summary>A list of objects: a class with fields that start at the element.</summary>
    NestedArray,

    /// <summary>A dictionary of handles.</summary>
    Dictionary,

    /// <summary>A dictionary of objects: a class with fields that start at a value.</summary>
    DictionaryOfObjects,

    /// <summary>A dictionary of lists of objects: a class with fields that start at an element.</summary>
    DictionaryOfArrays,

    /// <summary>The point id.</summary>
    Id,

    /// <summary>What one derived type adds: a class with fields beside those of the base.</summary>
    Derived,

    /// <summary>The condition that an object is of one derived type.</summary>
    IsDerived,
}

/// <summary>One field.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the property.</param>
/// <param name="Scope">The type its conditions are about.</param>
/// <param name="Path">The payload path or vector name.</param>
/// <param name="Handle">The handle, for example <c>KeywordField</c>.</param>
/// <param name="ValueType">The second type argument; null when there is none.</param>
/// <param name="Argument">The second constructor argument; null when there is none.</param>
/// <param name="IsUnindexed">Whether it is marked as unindexed.</param>
/// <param name="Summary">The summary of the user's property; null when it has none.</param>
/// <param name="About">What it is in Qdrant's words: key, index and type.</param>
/// <param name="Children">The fields of a nested class.</param>
/// <param name="IsRelative">Whether the path starts at the object around, whose own is known only when a key of a dictionary is.</param>
/// <param name="Depth">How many dictionaries there are, one in the other.</param>
/// <param name="Mirrors">The handles of its copies, beside it.</param>
internal sealed record FieldModel(
    FieldKind Kind,
    string Name,
    string Scope,
    string Path,
    string Handle,
    string? ValueType,
    string? Argument,
    bool IsUnindexed,
    string? Summary,
    string About,
    EquatableArray<FieldModel> Children,
    bool IsRelative = false,
    int Depth = 1,
    EquatableArray<FieldModel> Mirrors = default);
