using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints what gives the repositories of an entity with a tenant.</summary>
internal static class TenantsEmitter
{
    private const string Client = "global::Qdrant.Core.QdrantClient client";

    public static void Emit(SourceWriter writer, EntityModel entity)
    {
        string cref = SourceWriter.Xml(entity.TypeName), repository = $"I{entity.Name}Repository";
        string settings = $"global::Qdrant.Repository.RepositorySettings<{entity.TypeName}>", key = SourceWriter.Literal(entity.Tenant!.Key);
        writer.Line();
        writer.Summary($"The repositories of <see cref=\"{cref}\"/>: of one tenant each, or across all of them.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Line($"{entity.Accessibility} partial interface I{entity.Name}Tenants : global::Qdrant.Repository.IQdrantTenants<{repository}>;");
        writer.Line();
        writer.Summary($"The repositories of <see cref=\"{cref}\"/>: of one tenant each, or across all of them. Thread-safe.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"{entity.Accessibility} sealed partial class {entity.Name}Tenants : global::Qdrant.Repository.QdrantTenants<{repository}, {entity.TypeName}>, I{entity.Name}Tenants");
        writer.Summary("Creates it.");
        writer.Line("/// <param name=\"client\">The client, which stays its owner's to dispose.</param>");
        writer.Line("/// <param name=\"collection\">The name of the collection, when it is not the declared one.</param>");
        writer.Line($"public {entity.Name}Tenants({Client}, string? collection = null) : this(client, new {settings} {{ Collection = collection }}) {{ }}");
        writer.Line();
        writer.Summary("Creates it with the settings of a deployment.");
        writer.Line("/// <param name=\"client\">The client, which stays its owner's to dispose.</param>");
        writer.Line("/// <param name=\"settings\">The settings.</param>");
        writer.Line($"public {entity.Name}Tenants({Client}, {settings} settings) : base(client, {entity.Name}Model.Schema, {key}, settings) {{ }}");
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Line($"protected override {repository} Create({Client}, {settings} settings, global::Qdrant.Repository.TenantScope scope) => new {entity.Name}Repository(client, settings, scope);");
        writer.Close();
    }
}
