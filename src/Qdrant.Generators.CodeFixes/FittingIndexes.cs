using Microsoft.CodeAnalysis;
using Qdrant.Generators.Parsing;

namespace Qdrant.Generators.CodeFixes;

/// <summary>The index attributes that a property can have and that give its handle what a use of it needs.</summary>
internal static class FittingIndexes
{
    /// <summary>The attributes, the most natural first.</summary>
    /// <param name="property">The property of the model.</param>
    /// <param name="needed">What the handle must have: a role such as IOrderable, or a member such as op_LessThan; null when any index will do.</param>
    /// <param name="compilation">The compilation, which knows the handles.</param>
    public static IEnumerable<string> Of(IPropertySymbol property, string? needed, Compilation compilation)
    {
        ITypeSymbol type = ValueParser.Bare(property.Type);
        bool isList = Collections.IsList(type, out ITypeSymbol element, out _);
        if (isList) type = ValueParser.Bare(element);
        bool isText = type.SpecialType == SpecialType.System_String;
        foreach (HandleChoice choice in Handles(type, property))
        {
            // Texts that are dates or UUIDs have these indexes, but nothing says that these are.
            if (choice.Index.Length == 0 || (isText && choice.Index is "Datetime" or "Uuid")) continue;
            if (choice.Index == "Text" && needed is null) continue;
            string name = isList ? choice.Name.Substring(0, choice.Name.Length - "Field".Length) + "ListField" : choice.Name;
            bool isTyped = (isList ? choice.ListForm : choice.Form) is not null;
            if (compilation.GetTypeByMetadataName($"Qdrant.Repository.{name}`{(isTyped ? 2 : 1)}") is not { } handle) continue;
            if (needed is null || !handle.GetMembers(needed).IsEmpty || handle.AllInterfaces.Any(i => i.Name == needed))
                yield return type.SpecialType == SpecialType.System_Decimal && choice.Index == "Integer" ? "IntegerIndex(Scale = 2)" : choice.Index + "Index";
        }
    }

    private static IEnumerable<HandleChoice> Handles(ITypeSymbol type, IPropertySymbol property)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } named) return PayloadKinds.Find(type)?.Handles ?? [];
        bool asInteger = property.GetAttributes().Any(a => Attributes.OurName(a) == "Payload" && a.IsSet("EnumAsInteger"));
        return asInteger ? PayloadKinds.EnumAsInteger("", named.EnumUnderlyingType!.SpecialType, "form").Handles : PayloadKinds.EnumByName("form");
    }
}
