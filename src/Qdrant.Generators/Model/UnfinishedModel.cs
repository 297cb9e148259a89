namespace Qdrant.Generators.Model;

/// <summary>An entity with an error: the types that are generated for it, without what is in them.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="HintName">A name for the generated file that no other entity has.</param>
/// <param name="TypeName">The entity with <c>global::</c>.</param>
/// <param name="Declarations">The heads of the types.</param>
internal sealed record UnfinishedModel(string Namespace, string HintName, string TypeName, EquatableArray<string> Declarations);

/// <summary>What became of an entity.</summary>
/// <param name="Parsed">The entity; null when there was an error.</param>
/// <param name="Unfinished">What is left of it then; null when nothing is.</param>
internal sealed record EntityResult(ParsedEntity? Parsed, UnfinishedModel? Unfinished);
