using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>A converter of the user's own.</summary>
/// <param name="Type">The type it converts.</param>
/// <param name="Stored">The type it converts to.</param>
/// <param name="Converter">The converter.</param>
internal sealed record PayloadConversion(ITypeSymbol Type, ITypeSymbol Stored, INamedTypeSymbol Converter);

/// <summary>Parses <c>[PayloadConverter]</c>.</summary>
internal static class ConverterParser
{
    /// <summary>The converter; null, after a report, when it does not fit the property.</summary>
    public static PayloadConversion? Parse(FoundProperty property, AttributeData attribute, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol converter || converter.IsUnboundGenericType) return Refuse("a converter is a class or struct that is not generic");
        if (!Accessible.FromGenerated(converter, context.Home, out string why)) return Refuse($"{converter.Name} is {why}, so that generated code cannot name it");
        var contracts = converter.AllInterfaces.Where(i => i.Name == "IPayloadConverter" && i.TypeArguments.Length == 2 && PayloadKinds.FullName(i) == "Qdrant.Repository.IPayloadConverter").ToList();
        if (contracts.Count != 1) return Refuse($"{converter.Name} implements {(contracts.Count == 0 ? "no" : "more than one")} IPayloadConverter<T, TStored>");
        foreach (string method in new[] { "ToStored", "FromStored" })
            if (!converter.GetMembers(method).Any(m => m is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })) return Refuse($"{converter.Name}.{method} is not a public static method of it");
        (ITypeSymbol type, ITypeSymbol stored) = (contracts[0].TypeArguments[0], contracts[0].TypeArguments[1]);
        if (stored.NullableAnnotation == NullableAnnotation.Annotated) return Refuse($"{converter.Name} stores {ParseContext.Display(stored)}; null is not converted, so the stored type is never nullable");
        for (ITypeSymbol current = ValueParser.Bare(symbol.Type); ;)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ValueParser.Bare(type))) return new PayloadConversion(ValueParser.Bare(type), stored, converter);
            if (!Collections.IsList(current, out ITypeSymbol element, out _) && !Collections.IsDictionary(current, out element, out _))
                return Refuse($"{converter.Name} converts {ParseContext.Display(type)}, which is neither the property's type nor that of its elements");
            current = ValueParser.Bare(element);
        }

        PayloadConversion? Refuse(string why)
        {
            context.Findings.Report(Diagnostics.Parameter, attribute, symbol, symbol.Name, why);
            return null;
        }
    }
}
