namespace Qdrant.Generators.Model;

/// <summary>A type that derived types are stored for.</summary>
/// <param name="TypeName">The type with <c>global::</c>.</param>
/// <param name="Name">A name that is unique in the entity, for private methods.</param>
/// <param name="Display">The type as its users write it, for errors.</param>
/// <param name="Key">The payload key of the discriminator.</param>
/// <param name="Derived">The derived types.</param>
internal sealed record PolymorphModel(string TypeName, string Name, string Display, string Key, EquatableArray<DerivedModel> Derived);

/// <summary>A derived type.</summary>
/// <param name="Kind">The discriminator it is stored with.</param>
/// <param name="TypeName">The type with <c>global::</c>.</param>
/// <param name="Codec">The name of its codec methods, which belong to the base: elsewhere the type is stored without discriminator.</param>
internal sealed record DerivedModel(string Kind, string TypeName, string Codec);

/// <summary>The discriminator that an object is stored with.</summary>
internal sealed record DiscriminatorModel(string Key, string Kind);
