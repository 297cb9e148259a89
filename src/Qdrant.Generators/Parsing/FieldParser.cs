using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Chooses the handle of a payload property.</summary>
internal static class FieldParser
{
    /// <summary>The field; null, after a report, when a type inside cannot be used.</summary>
    public static FieldModel? Parse(FoundProperty property, ValueParser.Parsed parsed, string index, string key, string step, MirrorParser.Mirror? mirror, Scope scope, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        string path = scope.Join(step);
        string about = $"Payload <c>{Emission.SourceWriter.Xml(key)}</c>, <c>{Emission.SourceWriter.Xml(ParseContext.Display(symbol.Type))}</c>, {(index.Length == 0 ? "no index" : index.ToLowerInvariant() + " index")}.";
        string? summary = Summaries.Of(symbol, context);
        FieldModel Field(FieldKind kind, string handle, string? valueType = null, string? argument = null, IReadOnlyList<FieldModel>? children = null) =>
            new(kind, symbol.Name, scope.Type, path, handle, valueType, argument, kind == FieldKind.Handle && index.Length == 0 && handle.StartsWith("Unindexed", StringComparison.Ordinal), summary, about, new EquatableArray<FieldModel>(children ?? []), scope.IsRelative);

        if (parsed.Object is { } type)
        {
            Scope inside = parsed.Shape switch
            {
                PayloadShape.Single => scope with { Path = scope.IsRelative ? "" : path, IndexPath = scope.JoinIndex(step) },
                PayloadShape.Dictionary => scope with { Path = "", CanIndex = false, IsRelative = true },
                PayloadShape.List => scope with { Type = context.TypeName(type), Path = "", IsRelative = false, IndexPath = scope.JoinIndex(step) + "[]", List = scope.JoinIndex(step) + "[]" },
                _ => scope with { Path = path, CanIndex = false },
            };
            if (ObjectParser.Parse(type, property, inside, context) is not { } children) return null;
            return parsed.Shape switch
            {
                PayloadShape.Single => Field(FieldKind.Object, symbol.Name + "Fields", children: children),
                PayloadShape.List => Field(FieldKind.NestedArray, symbol.Name + "Fields", context.TypeName(type), children: children),
                PayloadShape.Dictionary => Field(FieldKind.DictionaryOfObjects, symbol.Name + "Fields", children: children),
                PayloadShape.ListOfMore => Field(FieldKind.Handle, "OpaqueListField"),
                _ => Field(FieldKind.Handle, "OpaqueField"),
            };
        }
        if (mirror is not null)
        {
            string arguments = mirror.IsLower ? ", ignoreCase: true" : "";
            string mirrorPath = Emission.SourceWriter.Literal(scope.Join(mirror.Step));
            if (index.Length == 0) return Field(FieldKind.Handle, "KeywordField", null, mirror.IsLower ? "ignoreCase: true" : null) with { Path = scope.Join(mirror.Step) };
            return Field(FieldKind.Handle, "TextField", $"global::Qdrant.Repository.KeywordField<{scope.Type}>", $"new({mirrorPath}{arguments})");
        }
        HandleChoice? choice = parsed.Kind?.Handle(index);
        string? valueType = choice?.Form is null ? null : parsed.Scalar;
        return parsed.Shape switch
        {
            PayloadShape.Single when choice is not null => Field(FieldKind.Handle, choice.Name, valueType, choice.Form),
            PayloadShape.List when choice is not null && !(choice.Name == "FloatField" && choice.Form is not null) =>
                Field(FieldKind.Handle, ListOf(choice.Name), choice.ListForm is null ? null : parsed.Scalar, choice.ListForm),
            PayloadShape.List when choice is not null => Field(FieldKind.Handle, ListOf(choice.Name)),
            PayloadShape.Dictionary when choice is not null => Field(FieldKind.Dictionary, choice.Name, valueType, choice.Form),
            PayloadShape.DictionaryOfLists when choice is { Form: null } => Field(FieldKind.Dictionary, ListOf(choice.Name)),
            PayloadShape.DictionaryOfLists when choice is not null => Field(FieldKind.Dictionary, ListOf(choice.Name), choice.ListForm is null ? null : parsed.Scalar, choice.ListForm),
            PayloadShape.List or PayloadShape.ListOfMore => Field(FieldKind.Handle, "OpaqueListField"),
            _ => Field(FieldKind.Handle, "OpaqueField"),
        };
    }

    private static string ListOf(string handle) => handle.Substring(0, handle.Length - "Field".Length) + "ListField";
}
