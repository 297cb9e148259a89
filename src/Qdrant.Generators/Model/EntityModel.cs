namespace Qdrant.Generators.Model;

/// <summary>
/// Everything the schema, codec and repository of one entity are printed from. Like all models it holds text and no symbols: a symbol would keep
/// whole compilations alive, and equality by value is what lets an unrelated edit stop before anything is printed again.
/// </summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Name">The name of the type.</param>
/// <param name="HintName">A name for generated files that no other entity has.</param>
/// <param name="TypeName">The type with <c>global::</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Collection">The declared name of the collection.</param>
/// <param name="Settings">Settings of the collection.</param>
/// <param name="Key">The point id.</param>
/// <param name="RevisionKey">The payload key of the concurrency token; null when there is none.</param>
/// <param name="Tenant">The tenant; null when the entity has none.</param>
/// <param name="Vectors">Dense vectors and multivectors.</param>
/// <param name="SparseVectors">Sparse vectors.</param>
/// <param name="Indexes">Payload indexes.</param>
/// <param name="Mirrors">The properties that are stored under several keys, so that patches change all of them.</param>
/// <param name="Root">The entity as an object.</param>
/// <param name="Nested">The objects inside it, each type once.</param>
/// <param name="Enums">The enums stored by name, each once.</param>
/// <param name="OwnConstructor">The types of the parameters of the constructor the user wrote in the partial repository; null when there is none.</param>
/// <param name="HasConfigure">Whether the entity has a method that changes its schema.</param>
/// <param name="Polymorphs">The types inside it that derived types are stored for, each once.</param>
internal sealed record EntityModel(
    string Namespace,
    string Name,
    string HintName,
    string TypeName,
    string Accessibility,
    string Collection,
    EquatableArray<SettingModel> Settings,
    KeyModel Key,
    string? RevisionKey,
    TenantModel? Tenant,
    EquatableArray<VectorModel> Vectors,
    EquatableArray<VectorModel> SparseVectors,
    EquatableArray<IndexModel> Indexes,
    EquatableArray<EquatableArray<StoredKeyModel>> Mirrors,
    ObjectModel Root,
    EquatableArray<ObjectModel> Nested,
    EquatableArray<EnumModel> Enums,
    EquatableArray<string>? OwnConstructor,
    bool HasConfigure,
    EquatableArray<PolymorphModel> Polymorphs);

/// <summary>What is parsed of an entity: what the codec needs, and apart from it what the fields need, so that an edited comment leaves the codec alone.</summary>
internal sealed record ParsedEntity(EntityModel Entity, FieldsModel Fields);

/// <summary>The forms of a point id.</summary>
internal enum KeyKind { Guid, UInt64, Int64, UInt32, Int32, String }

/// <summary>The point id.</summary>
internal sealed record KeyModel(KeyKind Kind, string Member, string TypeName, string? PayloadKey);

/// <summary>The tenant of an entity.</summary>
/// <param name="Member">The property that holds it.</param>
/// <param name="Key">Its payload key.</param>
internal sealed record TenantModel(string Member, string Key);

/// <summary>One initialiser of a schema record; with <see cref="Parts"/> its value is a record of type <see cref="Value"/>.</summary>
internal sealed record SettingModel(string Name, string Value, EquatableArray<SettingModel>? Parts = null);

/// <summary>A payload index.</summary>
internal sealed record IndexModel(string Kind, string Path, EquatableArray<SettingModel> Settings);

/// <summary>One of the keys a property is stored under.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Form">How the property's value is stored there: a member of StoredForm.</param>
/// <param name="Scale">Decimal places of a scaled decimal.</param>
internal sealed record StoredKeyModel(string Path, string Form, int Scale);

/// <summary>The kinds of vectors.</summary>
internal enum VectorKind { Dense, Multi, Sparse }

/// <summary>How a C# type holds a vector.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Write">The argument of the codec's write method: a format with {0} for the property.</param>
/// <param name="Read">The value that is read: a format with {0} for the entries.</param>
/// <param name="Empty">What a property holds that is never null, when its vector was not asked for; null when nothing can.</param>
/// <param name="Datatype">The datatype whose components the type holds; null for float, which holds those of any.</param>
internal sealed record VectorForm(VectorKind Kind, string Write, string Read, string? Empty, string? Datatype = null);

/// <summary>A vector.</summary>
internal sealed record VectorModel(
    string Name, string Member, VectorForm Form, bool IsNullable, int Size, string? From, bool FromIsNullable, EquatableArray<SettingModel> Settings);

/// <summary>An enum stored by name.</summary>
internal sealed record EnumModel(string TypeName, string Name, EquatableArray<EnumMember> Members);

/// <summary>A member of an enum; <see cref="IsAlias"/> when an earlier one has the same value.</summary>
internal sealed record EnumMember(string Name, bool IsAlias);
