using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Chooses the handle of a payload property.</summary>
internal static class FieldParser
{
    /// <summary>The field; null, after a report, when a type inside cannot be used.</summary>
    public static FieldModel? Parse(FoundProperty property, ValueParser.Parsed parsed, string index, string key, string step, IReadOnlyList<MirrorParser.Mirror> mirrors, Scope scope, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        string path = scope.Join(step);
        string about = $"Payload <c>{Emission.SourceWriter.Xml(key)}</c>, <c>{Emission.SourceWriter.Xml(context.DisplayName(symbol.Type))}</c>, {(index.Length == 0 ? "no index" : index.ToLowerInvariant() + " index")}.";
        string? summary = Summaries.Of(symbol, context);
        // What is in a dictionary can have no index, so nobody is told to add one.
        FieldModel Field(FieldKind kind, string handle, string? valueType = null, string? argument = null, IReadOnlyList<FieldModel>? children = null) =>
            new(kind, symbol.Name, scope.Type, path, handle, valueType, argument, kind == FieldKind.Handle && index.Length == 0 && scope.CanIndex && handle.StartsWith("Unindexed", StringComparison.Ordinal), summary, about, new EquatableArray<FieldModel>(children ?? []), IsRelative: scope.IsRelative, Depth: Math.Max(1, parsed.Depth));
        FieldModel Of(HandleOf handle) => Field(handle.Kind, handle.Name, handle.ValueType, handle.Argument);

        if (parsed.Object is { } type)
        {
            Scope inside = parsed.Shape switch
            {
                PayloadShape.Single => scope with { Path = scope.IsRelative ? "" : path, IndexPath = scope.JoinIndex(step) },
                PayloadShape.Dictionary => scope with { Path = "", CanIndex = false, IsRelative = true },
                PayloadShape.DictionaryOfLists => scope with { Type = context.TypeName(type), Path = "", CanIndex = false, IsRelative = false },
                PayloadShape.List => scope with { Type = context.TypeName(type), Path = "", IsRelative = false, IndexPath = scope.JoinIndex(step) + "[]", List = scope.JoinIndex(step) + "[]" },
                _ => scope with { Path = path, CanIndex = false },
            };
            if (ObjectParser.Parse(type, property, inside, context) is not { } children) return null;
            return parsed.Shape switch
            {
                PayloadShape.Single => Field(FieldKind.Object, symbol.Name + "Fields", children: children),
                PayloadShape.List => Field(FieldKind.NestedArray, symbol.Name + "Fields", context.TypeName(type), children: children),
                PayloadShape.Dictionary => Field(FieldKind.DictionaryOfObjects, symbol.Name + "Fields", children: children),
                PayloadShape.DictionaryOfLists => Field(FieldKind.DictionaryOfArrays, symbol.Name + "Fields", context.TypeName(type), children: children),
                PayloadShape.ListOfMore => Field(FieldKind.Handle, "OpaqueListField"),
                _ => Field(FieldKind.Handle, "OpaqueField"),
            };
        }
        FieldModel own = Of(Handle(parsed, index));
        return mirrors.Count == 0 ? own : WithCopies(own, symbol, parsed, index, key, mirrors, scope, context);
    }

    /// <summary>The field of a property with copies: their handles are beside it, but for one that may be its own.</summary>
    private static FieldModel? WithCopies(
        FieldModel field, IPropertySymbol symbol, ValueParser.Parsed parsed, string index, string key, IReadOnlyList<MirrorParser.Mirror> mirrors, Scope scope, ParseContext context)
    {
        // When every index is on a copy, the property is filtered by the first one: its own key has no index.
        MirrorParser.Mirror? first = index.Length == 0 ? mirrors[0] : null;
        MirrorParser.Mirror? exact = index == "Text" && parsed.Shape == PayloadShape.Single ? mirrors.FirstOrDefault(m => m.Index == "Keyword") : null;
        var beside = mirrors.Where(m => m != first && m != exact).Select(m => OfCopy(m, symbol.Name + m.Index)).ToList();
        if (beside.FirstOrDefault(b => PropertyFinder.Find((INamedTypeSymbol)scope.Around[scope.Around.Count - 1]).Any(p => p.Symbol.Name == b.Name)) is { } taken)
        {
            context.Findings.Report(Diagnostics.Parameter, symbol, symbol.Name, $"the handle of its copy is called {taken.Name}, as another property is: rename one of the two properties");
            return null;
        }
        FieldModel own = first is null ? field : OfCopy(first, symbol.Name);
        if (exact is not null) own = own with { ValueType = $"global::Qdrant.Repository.KeywordField<{scope.Type}>", Argument = $"new({Emission.SourceWriter.Literal(scope.Join(exact.Step))}{(exact.IsLower ? ", ignoreCase: true" : "")})" };
        return own with { Mirrors = new EquatableArray<FieldModel>(beside) };

        FieldModel OfCopy(MirrorParser.Mirror mirror, string name)
        {
            string copy = $"Payload <c>{Emission.SourceWriter.Xml(mirror.Key)}</c>, a copy of <c>{Emission.SourceWriter.Xml(key)}</c>{(mirror.IsLower ? " in lower case" : "")}, {mirror.Index.ToLowerInvariant()} index.";
            HandleOf handle = Handle(mirror.Parsed, mirror.Index);
            return field with { Kind = handle.Kind, Handle = handle.Name, ValueType = handle.ValueType, Argument = handle.Argument, Name = name, Path = scope.Join(mirror.Step), IsUnindexed = false, About = copy };
        }
    }

    /// <summary>The handle of scalars in any arrangement.</summary>
    private static HandleOf Handle(ValueParser.Parsed parsed, string index)
    {
        if (parsed.Kind?.Handle(index) is not { } choice) return parsed.Shape is PayloadShape.List or PayloadShape.ListOfMore ? new(FieldKind.Handle, "OpaqueListField") : new(FieldKind.Handle, "OpaqueField");
        bool ofLists = parsed.Shape is PayloadShape.List or PayloadShape.DictionaryOfLists;
        string name = ofLists ? ListOf(choice.Name) : choice.Name;
        string? form = ofLists ? choice.ListForm : choice.Form;
        return parsed.Shape switch
        {
            PayloadShape.Single or PayloadShape.List => new(FieldKind.Handle, name, form is null ? null : parsed.Scalar, form ?? choice.Argument),
            PayloadShape.Dictionary or PayloadShape.DictionaryOfLists => new(FieldKind.Dictionary, name, form is null ? null : parsed.Scalar, form ?? choice.Argument),
            PayloadShape.ListOfMore => new(FieldKind.Handle, "OpaqueListField"),
            _ => new(FieldKind.Handle, "OpaqueField"),
        };
    }

    private static string ListOf(string handle) => handle.Substring(0, handle.Length - "Field".Length) + "ListField";
}

/// <summary>A handle: its kind, its name, and its second type and constructor arguments.</summary>
internal sealed record HandleOf(FieldKind Kind, string Name, string? ValueType = null, string? Argument = null);
