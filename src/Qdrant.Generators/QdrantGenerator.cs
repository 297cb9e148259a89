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
        IncrementalValuesProvider<EntityResult> results = Find(context, Attributes.Collection, UnfinishedParser.ParseEntity, Steps.Parse);
        IncrementalValuesProvider<ParsedEntity> parsed = results.Where(static result => result.Parsed is not null).Select(static (result, _) => result.Parsed!);
        context.RegisterSourceOutput(results.Where(static result => result.Unfinished is not null).Select(static (result, _) => result.Unfinished!).WithTrackingName(Steps.Unfinished),
            static (output, model) => output.AddSource(model.HintName + ".Unfinished.g.cs", UnfinishedEmitter.Emit(model)));

        IncrementalValuesProvider<EntityModel> entities = parsed.Select(static (p, _) => p.Entity).WithTrackingName(Steps.Entities);
        IncrementalValuesProvider<FieldsModel> fields = parsed.Select(static (p, _) => p.Fields).WithTrackingName(Steps.Fields);
        IncrementalValueProvider<EquatableArray<RegisteredEntity>> names = entities.Select(static (e, _) => RegisteredEntity.Of(e)).WithTrackingName(Steps.Names)
            .Collect().Select(static (all, _) => new EquatableArray<RegisteredEntity>(all.OrderBy(e => e.TypeName, StringComparer.Ordinal))).WithTrackingName(Steps.Registration);

        IncrementalValuesProvider<ContextModel> contexts = Find(
            context, Attributes.Context, static (type, attribute, compilation, cancellation) => ContextParser.Parse(type, attribute, compilation, sink: null, cancellation), Steps.Contexts);
        IncrementalValuesProvider<ParsedEntity> elsewhere = contexts.SelectMany(static (c, _) => c.Emitted).WithTrackingName(Steps.ContextEntities);
        IncrementalValuesProvider<ProjectionModel> projections = Find(
            context, Attributes.Projection, static (type, attribute, compilation, cancellation) => ProjectionParser.Parse(type, attribute, compilation, new Findings(type, compilation, sink: null), cancellation), Steps.Projections);

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

    private static IncrementalValuesProvider<T> Find<T>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, AttributeData, Compilation, CancellationToken, T?> parse, string step) where T : class
    {
        return context.SyntaxProvider
            .ForAttributeWithMetadataName("Qdrant.Repository." + attribute, static (node, _) => node is TypeDeclarationSyntax, (found, cancellation) => Kept<T>.Of(found, ParseFound, cancellation))
            .Where(static parsed => parsed is not null).Select(static (parsed, _) => parsed!).WithTrackingName(step);

        // An assembly that has only the attributes holds models; their code is generated where a context names them.
        T? ParseFound(GeneratorAttributeSyntaxContext found, CancellationToken cancellation) =>
            found.TargetSymbol is INamedTypeSymbol type && found.SemanticModel.Compilation is { } compilation && compilation.GetTypeByMetadataName("Qdrant.Repository.QdrantRepository`4") is not null
                ? parse(type, found.Attributes[0], compilation, cancellation) : null;
    }
}
