using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Qdrant.Generators.Caching;
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
        public const string Parse = "Parse", Entities = "Entities", Fields = "Fields", Names = "Names", Registration = "Registration", Contexts = "Contexts", ContextEntities = "ContextEntities", Projections = "Projections", Unfinished = "Unfinished";
        public static readonly string[] All = [Parse, Entities, Fields, Names, Registration, Contexts, ContextEntities, Projections, Unfinished];
    }

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<EntityResult> results = context.SyntaxProvider
            .ForAttributeWithMetadataName("Qdrant.Repository." + Attributes.Collection, static (node, _) => node is TypeDeclarationSyntax, static (found, cancellation) => Kept<EntityResult>.Of(found, Parse, cancellation))
            .Where(static result => result is not null).Select(static (result, _) => result!)
            .WithTrackingName(Steps.Parse);
        IncrementalValuesProvider<ParsedEntity> parsed = results.Where(static result => result.Parsed is not null).Select(static (result, _) => result.Parsed!);
        context.RegisterSourceOutput(results.Where(static result => result.Unfinished is not null).Select(static (result, _) => result.Unfinished!).WithTrackingName(Steps.Unfinished),
            static (output, model) => output.AddSource(model.HintName + ".Unfinished.g.cs", UnfinishedEmitter.Emit(model)));

        IncrementalValuesProvider<EntityModel> entities = parsed.Select(static (p, _) => p.Entity).WithTrackingName(Steps.Entities);
        IncrementalValuesProvider<FieldsModel> fields = parsed.Select(static (p, _) => p.Fields).WithTrackingName(Steps.Fields);
        IncrementalValueProvider<EquatableArray<RegisteredEntity>> names = entities.Select(static (e, _) => RegisteredEntity.Of(e)).WithTrackingName(Steps.Names)
            .Collect().Select(static (all, _) => new EquatableArray<RegisteredEntity>(all.OrderBy(e => e.TypeName, StringComparer.Ordinal))).WithTrackingName(Steps.Registration);

        IncrementalValuesProvider<ContextModel> contexts = context.SyntaxProvider
            .ForAttributeWithMetadataName("Qdrant.Repository." + Attributes.Context, static (node, _) => node is TypeDeclarationSyntax, static (found, cancellation) => Kept<ContextModel>.Of(found, ParseContext, cancellation))
            .Where(static parsed => parsed is not null).Select(static (parsed, _) => parsed!).WithTrackingName(Steps.Contexts);
        IncrementalValuesProvider<ParsedEntity> elsewhere = contexts.SelectMany(static (c, _) => c.Emitted).WithTrackingName(Steps.ContextEntities);

        IncrementalValuesProvider<ProjectionModel> projections = context.SyntaxProvider
            .ForAttributeWithMetadataName("Qdrant.Repository." + Attributes.Projection, static (node, _) => node is TypeDeclarationSyntax, static (found, cancellation) => Kept<ProjectionModel>.Of(found, ParseProjection, cancellation))
            .Where(static parsed => parsed is not null).Select(static (parsed, _) => parsed!).WithTrackingName(Steps.Projections);

        RegisterEntities(context, fields, entities);
        RegisterEntities(context, elsewhere.Select(static (p, _) => p.Fields), elsewhere.Select(static (p, _) => p.Entity));
        context.RegisterSourceOutput(contexts, static (output, model) =>
        {
            output.AddSource(model.HintName + ".Context.g.cs", ContextEmitter.EmitClass(model));
            output.AddSource(model.HintName + ".Registration.g.cs", ContextEmitter.EmitRegistration(model));
        });
        context.RegisterSourceOutput(projections, static (output, model) => output.AddSource(model.HintName + ".Projection.g.cs", ProjectionEmitter.Emit(model)));
        context.RegisterSourceOutput(names, static (output, all) =>
        {
            if (all.Count > 0) output.AddSource("QdrantRegistration.g.cs", RegistrationEmitter.Emit(all));
        });
    }

    private static void RegisterEntities(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<FieldsModel> fields, IncrementalValuesProvider<EntityModel> entities)
    {
        context.RegisterSourceOutput(fields, static (output, model) => output.AddSource(model.HintName + ".Fields.g.cs", FieldsEmitter.Emit(model)));
        context.RegisterSourceOutput(entities, static (output, model) =>
        {
            output.AddSource(model.HintName + ".Model.g.cs", ModelEmitter.Emit(model));
            output.AddSource(model.HintName + ".Repository.g.cs", RepositoryEmitter.Emit(model));
        });
    }

    // An assembly that has only the attributes holds models; their code is generated where a context names them.
    private static bool HasRepository(Compilation compilation) => compilation.GetTypeByMetadataName("Qdrant.Repository.QdrantRepository`4") is not null;

    private static EntityResult? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || context.SemanticModel.Compilation is not { } compilation || !HasRepository(compilation)) return null;
        var findings = new Findings(type, compilation, sink: null);
        ParsedEntity? parsed = EntityParser.Parse(type, context.Attributes[0], type, compilation, findings, cancellation);
        return new EntityResult(parsed, parsed is null ? UnfinishedParser.Parse(type, findings, cancellation) : null);
    }

    private static ContextModel? ParseContext(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type && HasRepository(context.SemanticModel.Compilation)
            ? ContextParser.Parse(type, context.Attributes[0], context.SemanticModel.Compilation, sink: null, cancellation)
            : null;

    private static ProjectionModel? ParseProjection(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type && context.SemanticModel.Compilation is { } compilation && HasRepository(compilation)
            ? ProjectionParser.Parse(type, context.Attributes[0], compilation, new Findings(type, compilation, sink: null), cancellation)
            : null;
}
