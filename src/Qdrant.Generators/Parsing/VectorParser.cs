using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses dense, multi and sparse vectors.</summary>
internal static class VectorParser
{
    /// <summary>The vector; null, after a report, when it does not fit.</summary>
    public static VectorModel? Parse(FoundProperty property, AttributeData attribute, bool sparse, IReadOnlyList<FoundProperty> properties, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        ITypeSymbol type = ValueParser.Bare(symbol.Type);
        string name = attribute.Text("Name") ?? Naming.ToStored(symbol.Name, context.NamingPolicy);
        bool multi = attribute.IsSet("Multi");
        if (ShapeOf(type, sparse, multi) is not { } shape)
        {
            string expected = sparse ? "a sparse vector is a SparseVector" : multi ? "a multivector is a float[][]" : "a dense vector is a float[], ReadOnlyMemory<float> or Memory<float>";
            context.Findings.Report(Diagnostics.VectorType, symbol, symbol.Name, ParseContext.Display(symbol.Type), expected);
            return null;
        }
        int size = sparse ? 0 : attribute.Argument(0) as int? ?? 0;
        if (!sparse && size is < 1 or > 65536)
        {
            context.Findings.Report(Diagnostics.VectorSize, attribute, symbol, symbol.Name, size);
            return null;
        }
        if (sparse && property.Attributes.Keys.FirstOrDefault(a => a == "Hnsw" || a.EndsWith("Quantization", StringComparison.Ordinal)) is { } dense) return Refuse($"[{dense}] is for dense vectors");
        if (sparse && name.Length == 0) return Refuse("a sparse vector needs a name");
        if (!sparse && attribute.Named("Memory")?.Value is 3) return Refuse("dense vectors are Cold or Cached, not Pinned");
        string? from = attribute.Text("From");
        FoundProperty? source = properties.FirstOrDefault(p => p.Symbol.Name == from);
        if (from is not null && source?.Symbol.Type.SpecialType != SpecialType.System_String)
        {
            context.Findings.Report(Diagnostics.VectorSource, attribute, symbol, symbol.Name, from, symbol.ContainingType.Name);
            return null;
        }
        var settings = new List<SettingModel>
        {
            new("Name", Emission.SourceWriter.Literal(name)),
            new("Member", Emission.SourceWriter.Literal($"{context.Entity.Name}.{symbol.Name}")),
        };
        if (!sparse)
        {
            settings.Add(new SettingModel("Size", size.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            settings.Add(new SettingModel("Distance", attribute.ConstructorArguments.Length > 1 ? Attributes.ToCSharp(attribute.ConstructorArguments[1]) : "global::Qdrant.Repository.Distance.Cosine"));
        }
        if (from is not null) settings.Add(new SettingModel("FromText", "true"));
        settings.AddRange(Attributes.Settings(attribute, "Name", "From"));
        if (!sparse) settings.AddRange(CollectionParser.VectorSettings(property.Attributes, symbol, context));
        return new VectorModel(name, symbol.Name, shape, ValueParser.IsNullable(symbol.Type), size, from, source is not null && ValueParser.IsNullable(source.Symbol.Type), new EquatableArray<SettingModel>(settings));

        VectorModel? Refuse(string why)
        {
            context.Findings.Report(Diagnostics.Parameter, attribute, symbol, symbol.Name, why);
            return null;
        }
    }

    private static VectorShape? ShapeOf(ITypeSymbol type, bool sparse, bool multi)
    {
        if (sparse) return type is INamedTypeSymbol { IsGenericType: false } named && PayloadKinds.FullName(named) == "Qdrant.Repository.SparseVector" ? VectorShape.Sparse : null;
        if (multi) return type is IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Single } } ? VectorShape.MultiArray : null;
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Single }) return VectorShape.Array;
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 } generic || generic.TypeArguments[0].SpecialType != SpecialType.System_Single) return null;
        return PayloadKinds.FullName(generic) switch
        {
            "System.ReadOnlyMemory" => VectorShape.ReadOnlyMemory,
            "System.Memory" => VectorShape.Memory,
            _ => null,
        };
    }
}
