namespace Qdrant.Generators.Model;

/// <summary>A context: entities that are registered together.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="HintName">A name for generated files that no other context has.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Registered">All its entities.</param>
/// <param name="Emitted">Those of other assemblies, whose code is generated here.</param>
internal sealed record ContextModel(
    string Namespace, string Name, string HintName, string Accessibility, EquatableArray<RegisteredEntity> Registered, EquatableArray<ParsedEntity> Emitted);
