using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses the settings of a collection.</summary>
internal static class CollectionParser
{
    private const string Schema = "global::Qdrant.Repository.Schema.";
    private static readonly string[] Quantizations = ["ScalarQuantization", "ProductQuantization", "BinaryQuantization", "TurboQuantization"];

    /// <summary>The settings of a collection, from all attributes of the entity.</summary>
    public static IEnumerable<SettingModel> Parse(AttributeData collection, INamedTypeSymbol entity, ParseContext context)
    {
        OurAttributes attributes = Attributes.Ours(entity.GetAttributes());
        var settings = new List<SettingModel>(Attributes.Settings(collection, "NamingPolicy"));
        settings.AddRange(VectorSettings(attributes, entity, context));
        foreach (string part in new[] { "Optimizers", "Wal", "StrictMode" })
            if (attributes.Find(part) is { } attribute) settings.Add(Part(part, part, Attributes.Settings(attribute)));
        List<AttributeData> metadata = entity.GetAttributes().Where(a => Attributes.OurName(a) == "CollectionMetadata").ToList();
        if (metadata.Count > 0)
        {
            string entries = string.Join(", ", metadata.Select(a => $"[{Attributes.ToCSharp(a.ConstructorArguments[0])}] = {Attributes.ToCSharp(a.ConstructorArguments[1])}"));
            settings.Add(new SettingModel("Metadata", $"new global::System.Collections.Generic.Dictionary<string, string> {{ {entries} }}"));
        }
        return settings;
    }

    /// <summary>The graph and the quantization, of a collection or of one vector.</summary>
    public static IEnumerable<SettingModel> VectorSettings(OurAttributes attributes, ISymbol symbol, ParseContext context)
    {
        var settings = new List<SettingModel>();
        if (attributes.Find("Hnsw") is { } hnsw) settings.Add(Part("Hnsw", "Hnsw", Attributes.Settings(hnsw)));
        List<string> quantizations = Quantizations.Where(name => attributes.Find(name) is not null).ToList();
        if (quantizations.Count > 1)
            context.Findings.Report(Diagnostics.Conflict, attributes[quantizations[1]], symbol, symbol.Name, $"[{quantizations[0]}]", $"[{quantizations[1]}]");
        if (quantizations.Count != 1) return settings;
        AttributeData attribute = attributes[quantizations[0]];
        var parts = Attributes.Settings(attribute).ToList();
        if (attribute.ConstructorArguments.Length > 0) parts.Insert(0, new SettingModel("Compression", Attributes.ToCSharp(attribute.ConstructorArguments[0])));
        settings.Add(Part("Quantization", quantizations[0], parts));
        return settings;
    }

    private static SettingModel Part(string property, string type, IEnumerable<SettingModel> parts) => new(property, Schema + type + "Schema", new EquatableArray<SettingModel>(parts));
}
