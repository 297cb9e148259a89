using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints a context: its part of the user's class, and the registration of its entities.</summary>
internal static class ContextEmitter
{
    public static string EmitClass(ContextModel context) => SourceWriter.File(context.Namespace, writer =>
    {
        writer.Open($"partial class {SourceWriter.Identifier(context.Name)}");
        writer.Summary("The collections of its entities, as declared.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Line("public static global::System.Collections.Generic.IReadOnlyList<global::Qdrant.Repository.Schema.CollectionSchema> Schemas { get; } =");
        writer.Open("", "[");
        foreach (RegisteredEntity entity in context.Registered) writer.Line($"{entity.Generated("", "Model")}.Schema,");
        writer.Close(";", "]");
        writer.Close();
    });

    /// <summary>In the namespace of AddQdrant, so that no using is needed beside it.</summary>
    public static string EmitRegistration(ContextModel context) => SourceWriter.File("Microsoft.Extensions.DependencyInjection", writer =>
    {
        writer.Summary($"Registers the repositories of {SourceWriter.Xml(context.Name)}.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"{context.Accessibility} static class {context.Name}Registration");
        RegistrationEmitter.EmitMethod(writer, $"{context.Accessibility} static", "Add" + context.Name, $"Registers the repositories of the entities of {SourceWriter.Xml(context.Name)} as singletons, by their interfaces and by their classes.", context.Registered);
        writer.Close();
    });
}
