using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses a base whose derived types are stored with a discriminator: a codec for each, and the fields of all at one path.</summary>
internal static class PolymorphParser
{
    private const string DefaultKey = "kind";

    /// <summary>Whether derived types are declared for a type.</summary>
    public static bool IsBase(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Interface } && type.GetAttributes().Any(a => Attributes.OurName(a) is "PayloadDerived" or "PayloadDiscriminator");

    /// <summary>The fields of the base: its own, the discriminator, and what each derived type adds; null, after a report, when it cannot be used.</summary>
    public static IReadOnlyList<FieldModel>? Parse(INamedTypeSymbol type, FoundProperty property, Scope scope, ParseContext context)
    {
        AttributeData? discriminator = type.GetAttributes().FirstOrDefault(a => Attributes.OurName(a) == "PayloadDiscriminator");
        string key = discriminator is null ? DefaultKey : discriminator.Argument(0) as string ?? "";
        if (Naming.ToPathStep(key) is not { } step)
        {
            context.Findings.Report(Diagnostics.InvalidName, discriminator!, type, type.Name, $"has the discriminator key {Emission.SourceWriter.Literal(key)}, which no payload path can express: a key is not empty and holds no quote, backslash, control character or half of a surrogate pair");
            return null;
        }
        IReadOnlyList<DerivedType> declared = DerivedTypes.Find(type, discriminator, context);
        if (declared.Count == 0) return null;
        bool isIndexed = discriminator?.IsSet("Index") == true;
        if (isIndexed && !AddIndex(discriminator!, type, step, scope, context)) return null;

        var parsed = new List<(DerivedType Derived, IReadOnlyList<FieldModel> Fields)>();
        var stored = new DerivedKeys(context.Findings);
        var models = new List<DerivedModel>();
        foreach (DerivedType derived in declared)
        {
            List<FoundProperty> properties = PropertyFinder.Find(derived.Type, type);
            var builder = new ObjectBuilder(derived.Type, properties, context);
            builder.Reserve(key, "the discriminator");
            Scope inside = scope with { Around = [.. scope.Around, derived.Type] };
            List<FieldModel> fields = ObjectParser.ParseMembers(properties, builder, inside, context);
            if (builder.Build(property.Symbol, (type, new DiscriminatorModel(key, derived.Kind))) is not { } model) return null;
            stored.Add(derived.Type, properties, model, fields);
            context.Objects[model.Name] = model;
            models.Add(new DerivedModel(derived.Kind, model.TypeName, model.Name));
            parsed.Add((derived, fields));
        }
        string typeName = context.TypeName(type), name = context.CodecName(type.Name, typeName);
        context.Polymorphs[name] = new PolymorphModel(typeName, name, type.Name, key, new EquatableArray<DerivedModel>(models));
        return Fields(type, key, step, isIndexed, parsed, scope, context);
    }

    private static bool AddIndex(AttributeData discriminator, INamedTypeSymbol type, string step, Scope scope, ParseContext context)
    {
        if (!scope.CanIndex)
        {
            context.Findings.Report(Diagnostics.Parameter, discriminator, type, type.Name, "an index needs a known path, and the keys of a dictionary are not known");
            return false;
        }
        context.Indexes.Add(new IndexModel("Keyword", scope.JoinIndex(step), default));
        return true;
    }

    private static IReadOnlyList<FieldModel>? Fields(
        INamedTypeSymbol type, string key, string step, bool isIndexed, IReadOnlyList<(DerivedType Derived, IReadOnlyList<FieldModel> Fields)> parsed, Scope scope, ParseContext context)
    {
        string kinds = string.Join(", ", parsed.Select(p => $"<c>{Emission.SourceWriter.Xml(p.Derived.Kind)}</c>")), handle = Naming.ToPascalCase(key);
        var fields = new SortedDictionary<string, FieldModel>(StringComparer.Ordinal);
        var own = new HashSet<string>(PropertyFinder.Find(type).Select(p => p.Symbol.Name), StringComparer.Ordinal);
        foreach (FieldModel field in parsed.SelectMany(p => p.Fields).Where(f => own.Contains(f.Name)))
        {
            if (!fields.TryGetValue(field.Name, out FieldModel? other)) fields.Add(field.Name, field);
            else if (other.Path != field.Path) return Refuse(parsed.First(p => p.Fields.Contains(field)).Derived, $"stores {field.Name} under another key than the other derived types of {type.Name}");
        }
        fields.TryGetValue(handle, out FieldModel? taken);
        if (taken is not null) return Refuse(parsed[0].Derived, $"has the property {handle}, and so is the discriminator called among the fields: give it another key with [PayloadDiscriminator(\"…\")]");
        fields.Add(handle, new FieldModel(
            FieldKind.Handle, handle, scope.Type, scope.Join(step), isIndexed ? "KeywordField" : "UnindexedKeywordField", null, null, !isIndexed && scope.CanIndex, null,
            $"The discriminator <c>{Emission.SourceWriter.Xml(key)}</c>, {(isIndexed ? "keyword" : "no")} index: {kinds}.", default, scope.IsRelative));
        foreach ((DerivedType derived, IReadOnlyList<FieldModel> all) in parsed)
        {
            string name = derived.Type.Name;
            var added = new EquatableArray<FieldModel>(all.Where(f => !own.Contains(f.Name)));
            foreach (string called in added.Count > 0 ? [name, "Is" + name] : new[] { "Is" + name })
                if (fields.ContainsKey(called)) return Refuse(derived, $"would be called {called} among the fields of {type.Name}, as something else is already: rename it");
            string about = $"<c>{Emission.SourceWriter.Xml(name)}</c>";
            fields.Add("Is" + name, new FieldModel(FieldKind.IsDerived, "Is" + name, scope.Type, scope.Path, handle, null, Emission.SourceWriter.Literal(derived.Kind), !isIndexed && scope.CanIndex, null,
                $"The object is a {about}: its <c>{Emission.SourceWriter.Xml(key)}</c> is <c>{Emission.SourceWriter.Xml(derived.Kind)}</c>.", default, scope.IsRelative));
            if (added.Count > 0)
                fields.Add(name, new FieldModel(FieldKind.Derived, name, scope.Type, scope.Path, name + "Fields", null, null, false, null, $"What a {about} has beside the fields of <c>{Emission.SourceWriter.Xml(type.Name)}</c>.", added, scope.IsRelative));
        }
        return [.. fields.Values];

        IReadOnlyList<FieldModel>? Refuse(DerivedType derived, string why)
        {
            context.Findings.Report(Diagnostics.Derived, derived.Attribute, type, derived.Type.Name, why);
            return null;
        }
    }
}
