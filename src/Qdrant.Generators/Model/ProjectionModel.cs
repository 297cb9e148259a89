namespace Qdrant.Generators.Model;

/// <summary>A projection: what its reader is printed from. Of its entity it holds only what it reads, so that other edits of the entity leave it alone.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Name">The name of the type.</param>
/// <param name="HintName">A name for the generated file that no other projection has.</param>
/// <param name="TypeName">The type with <c>global::</c>.</param>
/// <param name="EntityName">The entity with <c>global::</c>.</param>
/// <param name="Declarations">The partial declarations to open, from the outermost type to the projection itself.</param>
/// <param name="Key">The point id of the entity.</param>
/// <param name="Root">The projection as an object, stored as its entity is.</param>
/// <param name="Nested">The objects inside it, each type once.</param>
/// <param name="Enums">The enums stored by name, each once.</param>
/// <param name="Polymorphs">The types inside it that derived types are stored for, each once.</param>
internal sealed record ProjectionModel(
    string Namespace,
    string Name,
    string HintName,
    string TypeName,
    string EntityName,
    EquatableArray<string> Declarations,
    KeyModel Key,
    ObjectModel Root,
    EquatableArray<ObjectModel> Nested,
    EquatableArray<EnumModel> Enums,
    EquatableArray<PolymorphModel> Polymorphs);
