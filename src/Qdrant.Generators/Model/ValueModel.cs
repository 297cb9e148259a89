namespace Qdrant.Generators.Model;

/// <summary>A type of value in the payload.</summary>
/// <param name="TypeName">The type, without the <c>?</c> of a nullable one.</param>
/// <param name="IsValueType">Whether that type is a struct.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal abstract record ValueModel(string TypeName, bool IsValueType, bool IsNullable)
{
    /// <summary>The type with its <c>?</c>.</summary>
    public string FullTypeName => IsNullable ? TypeName + "?" : TypeName;
}

/// <summary>A value with codec verbs of its own.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Write">The method of PayloadWriter.</param>
/// <param name="Cast">A cast before writing, for example <c>(int)</c>; empty when there is none.</param>
/// <param name="WriteArguments">Arguments between the value and the member.</param>
/// <param name="NamesMember">Whether the method takes the member for its errors.</param>
/// <param name="Read">The call on PayloadValue.</param>
internal sealed record ScalarValue(
    string TypeName, bool IsValueType, bool IsNullable, string Write, string Cast, string WriteArguments, bool NamesMember, string Read)
    : ValueModel(TypeName, IsValueType, IsNullable);

/// <summary>An enum stored by name, written and read by methods of the entity's codec.</summary>
internal sealed record EnumValue(string TypeName, bool IsNullable, string Name) : ValueModel(TypeName, true, IsNullable);

/// <summary>An object, written and read by methods of the entity's codec.</summary>
internal sealed record ObjectValue(string TypeName, bool IsValueType, bool IsNullable, string Name) : ValueModel(TypeName, IsValueType, IsNullable);

/// <summary>A value that a converter of the user's turns into a stored one.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Converter">The converter with <c>global::</c>.</param>
/// <param name="Name">The name of the converter, for codec methods of lists.</param>
/// <param name="Stored">The value it is stored as.</param>
internal sealed record ConvertedValue(string TypeName, bool IsValueType, bool IsNullable, string Converter, string Name, ValueModel Stored)
    : ValueModel(TypeName, IsValueType, IsNullable);

/// <summary>A list, array or set.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Name">A name for its codec methods, unique in the entity.</param>
/// <param name="Finish">How a List of the elements becomes the type: a format with {0} for the list and {1} for the element's type.</param>
/// <param name="Element">The elements.</param>
internal sealed record ListValue(string TypeName, bool IsValueType, bool IsNullable, string Name, string Finish, ValueModel Element)
    : ValueModel(TypeName, IsValueType, IsNullable);

/// <summary>A dictionary with string keys.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Name">A name for its codec methods, unique in the entity.</param>
/// <param name="Finish">How a Dictionary becomes the type: a format with {0} for the dictionary and {1} for the type of its values.</param>
/// <param name="Element">The values.</param>
internal sealed record DictionaryValue(string TypeName, bool IsNullable, string Name, string Finish, ValueModel Element)
    : ValueModel(TypeName, false, IsNullable);
