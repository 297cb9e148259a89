using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>What parsing found wrong. The generator passes no sink: it only asks whether there was an error; the analyzer reports.</summary>
internal sealed class Findings(INamedTypeSymbol home, Compilation compilation, Action<Diagnostic>? sink)
{
    // A nested type is parsed at every path it is found at, and reported once.
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly List<DiagnosticDescriptor> _found = [];

    /// <summary>The compilation that code is generated into.</summary>
    public Compilation Compilation => compilation;

    public bool HasErrors => _found.Count > 0;

    /// <summary>Whether something was found that breaks a rule.</summary>
    public bool Has(DiagnosticDescriptor rule) => _found.Contains(rule);

    /// <summary>Reports on a symbol; one outside this source, such as an inherited property of another assembly, is reported on the entity or context.</summary>
    public void Report(DiagnosticDescriptor rule, ISymbol symbol, params object[] arguments)
    {
        _found.Add(rule);
        if (sink is null) return;
        Send(Diagnostic.Create(rule, LocationOf(symbol), arguments), sink);
    }

    /// <summary>Reports on an attribute, or on its symbol when it has no source.</summary>
    public void Report(DiagnosticDescriptor rule, AttributeData attribute, ISymbol symbol, params object[] arguments)
    {
        _found.Add(rule);
        if (sink is null) return;
        Location location = attribute.ApplicationSyntaxReference is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? reference.SyntaxTree.GetLocation(reference.Span) : LocationOf(symbol);
        Send(Diagnostic.Create(rule, location, arguments), sink);
    }

    private Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)) ?? home.Locations[0];

    private void Send(Diagnostic diagnostic, Action<Diagnostic> to)
    {
        if (_reported.Add($"{diagnostic.Id} {diagnostic.Location.SourceSpan} {diagnostic.Location.SourceTree?.FilePath} {diagnostic.GetMessage()}")) to(diagnostic);
    }
}
