using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints the repository and its interface.</summary>
internal static class RepositoryEmitter
{
    public static string Emit(EntityModel entity) => SourceWriter.File(entity.Namespace, writer =>
    {
        string types = $"{entity.TypeName}, {entity.Key.TypeName}, {entity.Name}Fields";
        string kind = entity.RevisionKey is null ? "" : "Concurrent";
        string cref = SourceWriter.Xml(entity.TypeName);
        writer.Summary($"The repository of <see cref=\"{cref}\"/>, stored in the collection <c>{SourceWriter.Xml(entity.Collection)}</c>. Partial: add queries of your own.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Line($"{entity.Accessibility} partial interface I{entity.Name}Repository : global::Qdrant.Repository.IQdrant{kind}Repository<{types}>;");
        writer.Line();
        writer.Summary($"The repository of <see cref=\"{cref}\"/>, stored in the collection <c>{SourceWriter.Xml(entity.Collection)}</c>. Thread-safe. Partial: add queries of your own{(entity.Tenant is null ? "; a constructor you write replaces these" : "")}.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"{entity.Accessibility} sealed partial class {entity.Name}Repository : global::Qdrant.Repository.Qdrant{kind}Repository<{types}, {entity.Name}Model>, I{entity.Name}Repository");
        if (entity.Tenant is not null) EmitScoped(writer, entity);
        else if (entity.OwnConstructor is null)
        {
            writer.Summary("Creates the repository.");
            writer.Line("/// <param name=\"client\">The client, which stays its owner's to dispose.</param>");
            writer.Line("/// <param name=\"collection\">The name of the collection, when it is not the declared one.</param>");
            writer.Line($"public {entity.Name}Repository(global::Qdrant.Core.QdrantClient client, string? collection = null) : base(client, {entity.Name}Fields.{FieldsEmitter.InstanceName(entity.Root.Members.Where(member => member.Role != MemberRole.Extra).Select(member => member.Name))}, collection) {{ }}");
            writer.Line();
            writer.Summary("Creates the repository with the settings of a deployment.");
            writer.Line("/// <param name=\"client\">The client, which stays its owner's to dispose.</param>");
            writer.Line("/// <param name=\"settings\">The settings.</param>");
            writer.Line($"public {entity.Name}Repository(global::Qdrant.Core.QdrantClient client, global::Qdrant.Repository.RepositorySettings<{entity.TypeName}> settings) : base(client, {entity.Name}Fields.{FieldsEmitter.InstanceName(entity.Root.Members.Where(member => member.Role != MemberRole.Extra).Select(member => member.Name))}, settings) {{ }}");
        }
        writer.Close();
        if (entity.Tenant is not null) TenantsEmitter.Emit(writer, entity);
    });

    private static void EmitScoped(SourceWriter writer, EntityModel entity) => writer.Line(
        $"internal {entity.Name}Repository(global::Qdrant.Core.QdrantClient client, global::Qdrant.Repository.RepositorySettings<{entity.TypeName}> settings, global::Qdrant.Repository.TenantScope scope) : base(client, {entity.Name}Fields.{FieldsEmitter.InstanceName(entity.Root.Members.Select(member => member.Name))}, settings, scope) {{ }}");
}
