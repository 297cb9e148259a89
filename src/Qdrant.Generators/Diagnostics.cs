using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Qdrant.Generators;

/// <summary>Every rule, once. Each has a page in docs/diagnostics.</summary>
internal static class Diagnostics
{
    private const string Category = "Qdrant.Model";
    // The one place that says where the pages are: their path in the repository.
    private const string Help = "docs/diagnostics/";

    public static readonly DiagnosticDescriptor NoPointId = Error("QDT001", "Entity without point id",
        "{0} has no point id: put [PointId] on a public property of type Guid, ulong, long, uint, int or string");
    public static readonly DiagnosticDescriptor TwoPointIds = Error("QDT002", "Two point ids",
        "{0} has a second point id here, the first is {1}: a point has one id");
    public static readonly DiagnosticDescriptor PointIdType = Error("QDT003", "Point id of an unsupported type",
        "{0} is of type {1}: a point id is a Guid, ulong, long, uint, int or string, and not nullable");
    public static readonly DiagnosticDescriptor PayloadType = Error("QDT004", "Payload of an unsupported type",
        "{0} is of type {1}, which has no stored form: use a supported type, or [QdrantIgnore]");
    public static readonly DiagnosticDescriptor VectorType = Error("QDT005", "Vector of an unsupported type",
        "{0} is of type {1}: {2}");
    public static readonly DiagnosticDescriptor VectorSize = Error("QDT006", "Vector size out of range",
        "{0} has {1} dimensions: a vector has 1 to 65536");
    public static readonly DiagnosticDescriptor DuplicateKey = Error("QDT007", "Payload key used twice",
        "{0} is stored under the key \"{1}\", which {2} uses already: give one of them another key with [Payload(\"…\")]");
    public static readonly DiagnosticDescriptor DuplicateVector = Error("QDT008", "Vector name used twice",
        "{0} is the vector \"{1}\", a name {2} uses already: give one of them another with Name = \"…\"");
    public static readonly DiagnosticDescriptor IndexKind = Error("QDT009", "Index does not fit the property",
        "{0} is of type {1}, which a {2} index does not serve{3}");
    public static readonly DiagnosticDescriptor TwoIndexes = Error("QDT010", "Two indexes on one key",
        "{0} has a second index: a key has one; remove it, or give it a key of its own with Mirror = \"…\"");
    public static readonly DiagnosticDescriptor Generic = Error("QDT011", "Generic entity",
        "{0} is generic or inside a generic type: an entity is not; derive a type that is not generic");
    public static readonly DiagnosticDescriptor Abstract = Error("QDT012", "Abstract entity",
        "{0} is {1}: an entity must be possible to create");
    public static readonly DiagnosticDescriptor Struct = Error("QDT013", "Struct entity",
        "{0} is a struct: an entity is a class or record; structs are for nested objects");
    public static readonly DiagnosticDescriptor Inaccessible = Error("QDT014", "Inaccessible type",
        "{0} is {1}, so that generated code cannot name it: make it internal or public");
    public static readonly DiagnosticDescriptor Tenant = Error("QDT015", "Tenant that does not fit",
        "{0} {1}");
    public static readonly DiagnosticDescriptor Constructor = Error("QDT016", "No usable constructor",
        "{0} has no constructor that can be used for reading: add one without parameters, or one whose parameters are named and typed as properties");
    public static readonly DiagnosticDescriptor Unsettable = Error("QDT017", "Property cannot be set",
        "{0} cannot be set by generated code: {1}");
    public static readonly DiagnosticDescriptor Recursive = Error("QDT018", "Recursive type",
        "{0} contains {1}, which contains itself: payload has a fixed depth; use JsonElement, or [QdrantIgnore]");
    public static readonly DiagnosticDescriptor InvalidName = Error("QDT019", "Invalid name",
        "{0} {1}");
    // QDT020 was "not supported yet". The id is not used again.
    public static readonly DiagnosticDescriptor Language = Error("QDT021", "C# version too old",
        "{0}: generated code is C# 12, but the project is compiled as C# {1}; set <LangVersion>12</LangVersion> or newer");
    public static readonly DiagnosticDescriptor Conflict = Error("QDT022", "Attributes that exclude each other",
        "{0} has {1} and {2}, which exclude each other");
    public static readonly DiagnosticDescriptor FlagsByName = Error("QDT023", "Flags enum stored by name",
        "{0} is of the flags enum {1}: a combination has no name; add [Payload(EnumAsInteger = true)]");
    public static readonly DiagnosticDescriptor Parameter = Error("QDT024", "Invalid setting",
        "{0}: {1}");
    public static readonly DiagnosticDescriptor VectorSource = Error("QDT025", "Source of a vector",
        "{0} is to be computed from {1}, but {2} has no readable public property of type string with this name");
    public static readonly DiagnosticDescriptor Derived = Error("QDT026", "Derived type that cannot be stored",
        "{0} {1}");
    public static readonly DiagnosticDescriptor DerivedDiffer = Error("QDT027", "Derived types that store one key in two ways",
        "{0} and {1} are both stored at {2}, but with different types or indexes, and a filter on it means both: store them alike, or give one of them another key with [Payload(\"…\")]");
    public static readonly DiagnosticDescriptor Projection = Error("QDT028", "Projection that does not fit",
        "{0} {1}");
    public static readonly DiagnosticDescriptor NameTaken = Error("QDT029", "Generated name that is taken",
        "{0} {1}");
    public static readonly DiagnosticDescriptor ConcurrencyToken = Error("QDT030", "Concurrency token that does not fit",
        "{0} {1}");

    public static readonly DiagnosticDescriptor UnindexedField = Usage("QDT101", DiagnosticSeverity.Warning, "Filter on a field without index",
        "{0} has no index: filtering by it scans the points, and strict mode refuses it; {1}");
    public static readonly DiagnosticDescriptor UnindexedUse = Usage("QDT102", DiagnosticSeverity.Warning, "Group or formula on a field without index",
        "{0} has no index: {1} reads the payload of every candidate, and strict mode refuses it; add [{2}] to the property");
    public static readonly DiagnosticDescriptor BoolInFilter = Usage("QDT103", DiagnosticSeverity.Error, "Bool made from a field inside a filter",
        "{0} is computed here, from the handle and not from any point, and so is always true or always false: use the conditions of the handle");
    public static readonly DiagnosticDescriptor NoLimit = Usage("QDT104", DiagnosticSeverity.Warning, "Filter without a limit",
        "A query that only filters or orders gives 10 points unless told otherwise: add Limit, or read all of them with ScrollAsync");
    public static readonly DiagnosticDescriptor NeverNull = Usage("QDT105", DiagnosticSeverity.Warning, "IsNull on a property that is never null",
        "{0} is not nullable, so null is never stored for it: use IsMissing for points without the field");
    public static readonly DiagnosticDescriptor MayBeMissing = Usage("QDT106", DiagnosticSeverity.Info, "Not equal on a field that may be missing",
        "{0} may be missing: != also matches the points without it; HasOther, or HasValue beside it, leaves them out");
    public static readonly DiagnosticDescriptor FilterInLoop = Usage("QDT107", DiagnosticSeverity.Info, "Filter in a loop",
        "{0} one after the other: {1} takes all of them at once");

    /// <summary>The rules about models.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfModels { get; } =
    [
        NoPointId, TwoPointIds, PointIdType, PayloadType, VectorType, VectorSize, DuplicateKey, DuplicateVector,
        IndexKind, TwoIndexes, Generic, Abstract, Struct, Inaccessible, Tenant, Constructor,
        Unsettable, Recursive, InvalidName, Language, Conflict, FlagsByName, Parameter,
        VectorSource, Derived, DerivedDiffer, Projection, NameTaken, ConcurrencyToken,
    ];

    /// <summary>The rules about uses of repositories.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfUsage { get; } = [UnindexedField, UnindexedUse, BoolInFilter, NoLimit, NeverNull, MayBeMissing, FilterInLoop];

    private static DiagnosticDescriptor Usage(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "Qdrant.Usage", severity, isEnabledByDefault: true, helpLinkUri: Help + id + ".md");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + id + ".md");
}
