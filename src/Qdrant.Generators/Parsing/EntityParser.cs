using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses an entity. The generator and the analyzer both call it, so that what is reported and what is generated never disagree.</summary>
internal static class EntityParser
{
    private const string PointIds = "global::Qdrant.Repository.PointIds.";

    /// <summary>The entity; null when there was an error.</summary>
    /// <param name="type">The entity.</param>
    /// <param name="collection">Its [QdrantCollection].</param>
    /// <param name="home">The type beside which code is generated: the entity, or a context that names it.</param>
    /// <param name="compilation">The compilation that code is generated into.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="cancellation">Stops parsing.</param>
    public static ParsedEntity? Parse(INamedTypeSymbol type, AttributeData collection, INamedTypeSymbol home, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        if (!CheckType(type, home, compilation, findings)) return null;
        string name = collection.Argument(0) as string ?? "";
        if (name.Length is 0 or > 255 || name.Any(c => char.IsControl(c) || "<>:\"/\\|?*".IndexOf(c) >= 0))
            findings.Report(Diagnostics.InvalidName, collection, type, type.Name, $"has the collection name {Emission.SourceWriter.Literal(name)}: a name has 1 to 255 characters without < > : \" / \\ | ? * and control characters");
        var context = new ParseContext(type, home, collection.Named("NamingPolicy")?.Value as int? ?? 0, findings, cancellation);
        string typeName = context.TypeName(type);
        List<FoundProperty> properties = PropertyFinder.Find(type);
        GeneratedNames.Check(type, home, properties, findings);
        var builder = new ObjectBuilder(type, properties, context);
        var scope = new Scope(typeName, "", "", null, true, [type]);
        var fields = new List<FieldModel>();
        var vectors = new List<VectorModel>();
        KeyModel? key = null;
        foreach (FoundProperty property in properties)
        {
            if (Conflicts(property, findings)) continue;
            if (property.Attribute("PointId") is { } pointId)
            {
                if (key is not null) findings.Report(Diagnostics.TwoPointIds, pointId, property.Symbol, type.Name, key.Member);
                else key = ParseKey(property, builder, scope, context, name, fields, properties.Any(p => p.Attribute("Tenant") is not null));
            }
            else if ((property.Attribute("Vector") ?? property.Attribute("SparseVector")) is { } vector)
            {
                if (VectorParser.Parse(property, vector, property.Attribute("Vector") is null, properties, context) is not { } parsed) continue;
                if (vectors.FirstOrDefault(v => v.Name == parsed.Name) is { } other)
                    findings.Report(Diagnostics.DuplicateVector, property.Symbol, property.Symbol.Name, parsed.Name, other.Member);
                vectors.Add(parsed);
                builder.Add(property.Symbol, MemberRole.Vector, null, parsed.Name, parsed.Form);
                fields.Add(VectorField(parsed, property, typeName, context));
            }
            else if (property.Attribute("ExtraPayload") is { } extra) ParseExtra(property, extra, builder, context);
            else if (MemberParser.Parse(property, builder, scope, context) is { } field) fields.Add(field);
        }
        if (properties.Where(p => p.Attribute("Tenant") is not null).Skip(1).FirstOrDefault() is { } second)
            findings.Report(Diagnostics.Tenant, second.Attribute("Tenant")!, second.Symbol, second.Symbol.Name, "is a second tenant: an entity has at most one");
        if (properties.Where(p => p.Attribute("ConcurrencyToken") is not null).Skip(1).FirstOrDefault() is { } further)
            findings.Report(Diagnostics.ConcurrencyToken, further.Attribute("ConcurrencyToken")!, further.Symbol, further.Symbol.Name, "is a second concurrency token: an entity has at most one");
        if (key is null && !properties.Any(p => p.Attribute("PointId") is not null)) findings.Report(Diagnostics.NoPointId, type, type.Name);
        if (vectors.Count(v => v.Form.Kind != VectorKind.Sparse) > 1 && vectors.FirstOrDefault(v => v.Name.Length == 0) is { } unnamed)
            findings.Report(Diagnostics.Parameter, type.GetMembers(unnamed.Member).FirstOrDefault() ?? type, unnamed.Member, "an unnamed vector is the only dense one; name it, since sparse vectors alone may be beside it");
        ObjectModel? root = builder.Build(type);
        TenantModel? tenant = properties.FirstOrDefault(p => p.Attribute("Tenant") is not null) is { } owner && root?.Members.FirstOrDefault(m => m.Name == owner.Symbol.Name)?.Payload is { } stored
            ? new TenantModel(owner.Symbol.Name, stored.Key) : null;
        EquatableArray<SettingModel> settings = new(CollectionParser.Parse(collection, type, context));
        if (findings.HasErrors || key is null || root is null) return null;

        string @namespace = Naming.Namespace(home);
        string hint = typeName.Replace("global::", "").Replace("@", "");
        if (!SymbolEqualityComparer.Default.Equals(type, home)) hint = $"{context.TypeName(home).Replace("global::", "").Replace("@", "")}.{hint}";
        hint = GeneratedNames.Hint(type, hint);
        string accessibility = Accessible.Of(type) == "public" ? Accessible.Of(home) : "internal";
        var entity = new EntityModel(
            @namespace, type.Name, hint, typeName, accessibility, name, settings, key, builder.RevisionKey, tenant,
            new EquatableArray<VectorModel>(vectors.Where(v => v.Form.Kind != VectorKind.Sparse)),
            new EquatableArray<VectorModel>(vectors.Where(v => v.Form.Kind == VectorKind.Sparse)),
            new EquatableArray<IndexModel>(context.Indexes), new EquatableArray<EquatableArray<StoredKeyModel>>(context.Mirrors), root,
            new EquatableArray<ObjectModel>(context.Objects.Values.OrderBy(o => o.Name, StringComparer.Ordinal)),
            new EquatableArray<EnumModel>(context.Enums.Values.OrderBy(e => e.Name, StringComparer.Ordinal)),
            OwnConstructor(type, context), ConfigureParser.Parse(type, context),
            new EquatableArray<PolymorphModel>(context.Polymorphs.Values.OrderBy(p => p.Name, StringComparer.Ordinal)));
        if (findings.HasErrors) return null;
        (EquatableArray<FieldModel> named, EquatableArray<FormModel> forms) = FieldNames.Resolve(type.Name + "Fields", fields, context.Forms.Values.OrderBy(f => f.Name, StringComparer.Ordinal));
        return new ParsedEntity(entity, new FieldsModel(@namespace, type.Name, hint, typeName, accessibility, named, forms));
    }

    private static bool CheckType(INamedTypeSymbol type, INamedTypeSymbol home, Compilation compilation, Findings findings)
    {
        LanguageVersion language = ((CSharpCompilation)compilation).LanguageVersion;
        if (language < LanguageVersion.CSharp12) findings.Report(Diagnostics.Language, type, type.Name, language.ToDisplayString());
        else if (type.TypeKind == TypeKind.Struct) findings.Report(Diagnostics.Struct, type, type.Name);
        else if (type.IsStatic || type.IsAbstract) findings.Report(Diagnostics.Abstract, type, type.Name, type.IsStatic ? "static" : "abstract");
        else if (IsGeneric(type)) findings.Report(Diagnostics.Generic, type, type.Name);
        else if (!Accessible.FromGenerated(type, home, out string why)) findings.Report(Diagnostics.Inaccessible, type, type.Name, why);
        return !findings.HasErrors;
    }

    public static bool IsGeneric(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            if (current.IsGenericType) return true;
        return false;
    }

    private static bool Conflicts(FoundProperty property, Findings findings)
    {
        if (property.Attributes.Count < 2) return false;
        List<string> roles = property.Attributes.Keys.Where(a => a is "PointId" or "Vector" or "SparseVector" or "QdrantIgnore" or "Tenant" or "ConcurrencyToken").OrderBy(a => a, StringComparer.Ordinal).ToList();
        if (roles.Count == 0) return false;
        string? other = roles.Count > 1 ? roles[1] : roles[0] is "Vector" or "SparseVector" ? property.Attributes.Keys.FirstOrDefault(a => a == "Payload" || a.EndsWith("Index", StringComparison.Ordinal)) : null;
        if (other is null) return false;
        findings.Report(Diagnostics.Conflict, property.Attributes[other], property.Symbol, property.Symbol.Name, $"[{roles[0]}]", $"[{other}]");
        return true;
    }

    private static void ParseExtra(FoundProperty property, AttributeData attribute, ObjectBuilder builder, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        bool fits = ValueParser.Bare(symbol.Type) is INamedTypeSymbol { Name: "IDictionary" or "Dictionary" or "IReadOnlyDictionary", TypeArguments.Length: 2 } type
            && type.TypeArguments[0].SpecialType == SpecialType.System_String && type.TypeArguments[1] is INamedTypeSymbol element && PayloadKinds.FullName(element) == "System.Text.Json.JsonElement";
        if (!fits) context.Findings.Report(Diagnostics.Parameter, attribute, symbol, symbol.Name, "[ExtraPayload] belongs on an IDictionary<string, JsonElement>");
        else if (!builder.CanSet(symbol)) context.Findings.Report(Diagnostics.Unsettable, symbol, symbol.Name, "it has no setter, so the payload that no other property has could not be kept");
        else if (builder.HasExtra) context.Findings.Report(Diagnostics.Conflict, attribute, symbol, symbol.Name, "[ExtraPayload]", "another [ExtraPayload] of the entity");
        else builder.Add(symbol, MemberRole.Extra, null);
    }

    private static KeyModel? ParseKey(FoundProperty property, ObjectBuilder builder, Scope scope, ParseContext context, string collection, List<FieldModel> fields, bool hasTenant)
    {
        IPropertySymbol symbol = property.Symbol;
        KeyKind? kind = symbol.Type.SpecialType switch
        {
            SpecialType.System_UInt64 => KeyKind.UInt64,
            SpecialType.System_Int64 => KeyKind.Int64,
            SpecialType.System_UInt32 => KeyKind.UInt32,
            SpecialType.System_Int32 => KeyKind.Int32,
            SpecialType.System_String when symbol.NullableAnnotation != NullableAnnotation.Annotated => KeyKind.String,
            _ => symbol.Type is INamedTypeSymbol named && PayloadKinds.FullName(named) == "System.Guid" ? KeyKind.Guid : null,
        };
        if (kind is not { } found)
        {
            context.Findings.Report(Diagnostics.PointIdType, symbol, symbol.Name, ParseContext.Display(symbol.Type));
            return null;
        }
        string typeName = context.TypeName(symbol.Type);
        string? payloadKey = null;
        if (found == KeyKind.String)
        {
            payloadKey = property.Attribute("Payload")?.Argument(0) as string ?? Naming.ToStored(symbol.Name, context.NamingPolicy);
            FieldModel? stored = MemberParser.ParsePayload(property, builder, scope, context, MemberRole.Id);
            if (hasTenant && stored is not null)
            {
                // The id is made of tenant and key, so a filter asks for the key that is stored.
                if (!property.Indexes.Any()) context.Indexes.Add(new IndexModel("Keyword", stored.Path, default));
                fields.Add(property.Indexes.Any() ? stored : stored with { Handle = "KeywordField", IsUnindexed = false });
                return new KeyModel(found, symbol.Name, typeName, payloadKey);
            }
        }
        else builder.Add(symbol, MemberRole.Id, null);
        string toPointId = found == KeyKind.String
            ? $"static key => {PointIds}FromGuid(global::Qdrant.Repository.Codec.StringKeys.ToGuid({Emission.SourceWriter.Literal(collection)}, null, key))"
            : $"{PointIds}From{found}";
        string about = found == KeyKind.String ? $"The point id: a UUIDv5 of the key, which is stored as payload <c>{Emission.SourceWriter.Xml(payloadKey!)}</c>." : "The point id.";
        fields.Add(new FieldModel(FieldKind.Id, symbol.Name, scope.Type, "", "IdField", typeName, toPointId, false, Summaries.Of(symbol, context), about, default));
        return new KeyModel(found, symbol.Name, typeName, payloadKey);
    }

    private static FieldModel VectorField(VectorModel vector, FoundProperty property, string scope, ParseContext context)
    {
        (string handle, string kind) = vector.Form.Kind switch
        {
            VectorKind.Sparse => ("SparseVectorField", "Sparse vector"),
            VectorKind.Multi => ("MultiVectorField", $"Multivector of {vector.Size} dimensions a row"),
            _ => ("DenseVectorField", $"Dense vector of {vector.Size} dimensions"),
        };
        string about = vector.Name.Length == 0 ? $"{kind}, unnamed." : $"{kind}, <c>{Emission.SourceWriter.Xml(vector.Name)}</c>.";
        return new FieldModel(FieldKind.Handle, vector.Member, scope, vector.Name, handle, null, null, false, Summaries.Of(property.Symbol, context), about, default);
    }

    // The constructor with the most parameters that are not optional is the one that dependency injection fills.
    private static EquatableArray<string>? OwnConstructor(INamedTypeSymbol type, ParseContext context)
    {
        INamedTypeSymbol? repository = context.Home.ContainingNamespace.GetTypeMembers(type.Name + "Repository", 0).FirstOrDefault();
        IMethodSymbol? constructor = repository?.InstanceConstructors.Where(c => !c.IsImplicitlyDeclared && c.Locations.Any(l => l.IsInSource))
            .OrderByDescending(c => c.DeclaredAccessibility == Accessibility.Public).ThenByDescending(c => c.Parameters.Length).FirstOrDefault();
        return constructor is null ? null : new EquatableArray<string>(constructor.Parameters.Where(p => !p.HasExplicitDefaultValue).Select(p => context.TypeName(p.Type)));
    }
}
