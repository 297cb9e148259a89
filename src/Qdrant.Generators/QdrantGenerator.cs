using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Qdrant.Generators.Emission;
using Qdrant.Generators.Model;
using Qdrant.Generators.Parsing;

namespace Qdrant.Generators;

/// <summary>Turns annotated entities into fields, codec, repository and registration. Wiring only: parsing decides, emission prints, and the analyzer reports.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class QdrantGenerator : IIncrementalGenerator
{
    /// <summary>Names of the steps, by which tests see what was cached.</summary>
    internal static class Steps
    {
        public const string Parse = "Parse", Entities = "Entities", Fields = "Fields", Names = "Names", Registration = "Registration";
        public static readonly string[] All = [Parse, Entities, Fields, Names, Registration];
    }

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedEntity> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName("Qdrant.Repository." + Attributes.Collection, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .Where(static entity => entity is not null).Select(static (entity, _) => entity!)
            .WithTrackingName(Steps.Parse);

        IncrementalValuesProvider<EntityModel> entities = parsed.Select(static (p, _) => p.Entity).WithTrackingName(Steps.Entities);
        IncrementalValuesProvider<FieldsModel> fields = parsed.Select(static (p, _) => p.Fields).WithTrackingName(Steps.Fields);
        IncrementalValueProvider<EquatableArray<RegisteredEntity>> names = entities.Select(static (e, _) => RegisteredEntity.Of(e)).WithTrackingName(Steps.Names)
            .Collect().Select(static (all, _) => new EquatableArray<RegisteredEntity>(all.OrderBy(e => e.TypeName, StringComparer.Ordinal))).WithTrackingName(Steps.Registration);

        context.RegisterSourceOutput(fields, static (output, model) => output.AddSource(model.HintName + ".Fields.g.cs", FieldsEmitter.Emit(model)));
        context.RegisterSourceOutput(entities, static (output, model) =>
        {
            output.AddSource(model.HintName + ".Model.g.cs", ModelEmitter.Emit(model));
            output.AddSource(model.HintName + ".Repository.g.cs", RepositoryEmitter.Emit(model));
        });
        context.RegisterSourceOutput(names, static (output, all) =>
        {
            if (all.Count > 0) output.AddSource("QdrantRegistration.g.cs", RegistrationEmitter.Emit(all));
        });
    }

    private static ParsedEntity? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type
            ? EntityParser.Parse(type, context.Attributes[0], context.SemanticModel.Compilation, new Findings(type, sink: null), cancellation)
            : null;
}
