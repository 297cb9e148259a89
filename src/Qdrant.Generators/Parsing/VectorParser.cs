using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses dense, multi and sparse vectors.</summary>
internal static class VectorParser
{
    private const string Datatypes = "global::Qdrant.Repository.Datatype.";

    /// <summary>The vector; null, after a report, when it does not fit.</summary>
    public static VectorModel? Parse(FoundProperty property, AttributeData attribute, bool sparse, IReadOnlyList<FoundProperty> properties, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        ITypeSymbol type = ValueParser.Bare(symbol.Type);
        string name = attribute.Text("Name") ?? Naming.ToStored(symbol.Name, context.NamingPolicy);
        bool multi = attribute.IsSet("Multi");
        if ((sparse ? VectorForms.OfSparse(type) : multi ? VectorForms.OfMulti(type) : VectorForms.OfDense(type)) is not { } form)
        {
            string expected = sparse ? VectorForms.Sparse : multi ? VectorForms.Multi : VectorForms.Dense;
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
        string? datatype = attribute.Named("Datatype") is { } given ? Attributes.ToCSharp(given) : null;
        if (form.Datatype is { } fitting && datatype is not null && datatype != Datatypes + fitting)
        {
            context.Findings.Report(Diagnostics.VectorType, symbol, symbol.Name, ParseContext.Display(symbol.Type), $"it holds the components of Datatype.{fitting}, not of {datatype.Substring(datatype.LastIndexOf("Datatype", StringComparison.Ordinal))}");
            return null;
        }
        string? from = attribute.Text("From");
        FoundProperty? source = properties.FirstOrDefault(p => p.Symbol.Name == from);
        if (from is not null && source?.Symbol.Type.SpecialType != SpecialType.System_String)
        {
            context.Findings.Report(Diagnostics.VectorSource, attribute, symbol, symbol.Name, from, symbol.ContainingType.Name);
            return null;
        }
        if (from is not null && form.Kind == VectorKind.Multi) return Refuse("From fills dense and sparse vectors; the rows of a multivector come from a model of your own");
        if (from is not null && form.Datatype == "Uint8") return Refuse("From fills vectors of floats; an embedding's components are no integers from 0 to 255");
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
        if (form.Datatype is { } held && datatype is null) settings.Add(new SettingModel("Datatype", Datatypes + held));
        if (!sparse) settings.AddRange(CollectionParser.VectorSettings(property.Attributes, symbol, context));
        return new VectorModel(name, symbol.Name, form, ValueParser.IsNullable(symbol.Type), size, from, source is not null && ValueParser.IsNullable(source.Symbol.Type), new EquatableArray<SettingModel>(settings));

        VectorModel? Refuse(string why)
        {
            context.Findings.Report(Diagnostics.Parameter, attribute, symbol, symbol.Name, why);
            return null;
        }
    }
}
