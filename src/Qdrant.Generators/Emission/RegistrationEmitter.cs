using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints the registration of all repositories of the assembly.</summary>
internal static class RegistrationEmitter
{
    private const string Builder = "global::Qdrant.Core.DependencyInjection.QdrantBuilder";
    private const string Repositories = "global::Qdrant.Repository.DependencyInjection.QdrantRepositoriesBuilder";

    private const string Required = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService";

    public static string Emit(EquatableArray<RegisteredEntity> entities) => SourceWriter.File("", writer =>
    {
        writer.Summary("Registers the repositories of this assembly.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open("internal static class QdrantRegistration");
        EmitMethod(writer, "internal static", "AddRepositories", "Registers the repositories of all entities of this assembly as singletons, by their interfaces and by their classes.", entities);
        writer.Close();
    });

    /// <summary>Prints the method that registers some entities.</summary>
    public static void EmitMethod(SourceWriter writer, string modifiers, string name, string summary, EquatableArray<RegisteredEntity> entities)
    {
        writer.Summary(summary);
        writer.Line("/// <param name=\"builder\">What AddQdrant returned.</param>");
        writer.Line("/// <param name=\"configure\">What a deployment changes of single entities.</param>");
        writer.Open($"{modifiers} {Builder} {name}(this {Builder} builder, global::System.Action<{Repositories}>? configure = null)");
        writer.Line($"var repositories = new {Repositories}(builder);");
        writer.Line("configure?.Invoke(repositories);");
        foreach (RegisteredEntity entity in entities)
        {
            string repository = entity.Generated("", "Repository");
            if (entity.HasTenant)
            {
                string tenants = entity.Generated("", "Tenants");
                writer.Line($"repositories.AddTenants<{entity.Generated("I", "Tenants")}, {tenants}, {entity.Generated("I", "Repository")}, {entity.TypeName}>(");
                writer.Continue($"{entity.Generated("", "Model")}.Schema, static (client, settings) => new {tenants}(client, settings));");
                continue;
            }
            writer.Line($"repositories.Add<{entity.Generated("I", "Repository")}, {repository}, {entity.TypeName}>(");
            string arguments = string.Join(", ", (entity.OwnConstructor ?? default).Select(type => $"{Required}<{type}>(services)"));
            writer.Continue($"{entity.Generated("", "Model")}.Schema, " + (entity.OwnConstructor is null
                ? $"static (client, settings) => new {repository}(client, settings));"
                : $"static (global::System.IServiceProvider services) => new {repository}({arguments}));"));
        }
        writer.Line("return builder;");
        writer.Close();
    }
}
