using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Qdrant.Generators.Usage;

namespace Qdrant.Generators.CodeFixes;

/// <summary>
/// Adds the index that a use of a field needs to the property of the model. A filter, group or formula without it is a warning of ours; ordering,
/// counting and searching by such a field is an error of the compiler: its handle is not what the call takes.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddIndexCodeFix)), Shared]
public sealed class AddIndexCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["QDT101", "QDT102", "CS0029", "CS0411", "CS1061", "CS1503"];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not { } node || model is null) return;
        foreach ((IPropertySymbol field, string? needed) in Uses(context.Diagnostics[0].Id, node, model, context.CancellationToken))
        {
            if (!Handles.IsUnindexed(field) || Handles.ModelProperty(field) is not { } property) continue;
            if (property.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document) continue;
            foreach (string index in FittingIndexes.Of(property, needed, model.Compilation))
                context.RegisterCodeFix(
                    CodeAction.Create($"Add [{index}] to {property.ContainingType.Name}.{property.Name}", token => AttributeEdit.AddAsync(document, reference, index, token), "Add" + index),
                    context.Diagnostics);
        }
    }

    /// <summary>The fields that are used at a diagnostic, and what the use needs their handles to have.</summary>
    private static IEnumerable<(IPropertySymbol Field, string? Needed)> Uses(string id, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        IPropertySymbol? Field(SyntaxNode? at) => at is null ? null : model.GetSymbolInfo(at, cancellation).Symbol as IPropertySymbol;
        switch (id)
        {
            case "QDT101":
                if (Field(node) is { } filtered) yield return (filtered, Member(model.GetOperation(node, cancellation)));
                break;
            case "QDT102" or "CS0029" or "CS1503":
                if (Field(node is ArgumentSyntax argument ? argument.Expression : node) is { } passed && Role(node, model, cancellation) is { } role) yield return (passed, role);
                break;
            case "CS1061":
                if (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Matches" or "MatchesAny" or "MatchesPhrase" } access && Field(access.Expression) is { } searched)
                    yield return (searched, "ITextSearchable");
                break;
            default:
                if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) break;
                foreach (LambdaExpressionSyntax lambda in call.ArgumentList.Arguments.Select(a => a.Expression).OfType<LambdaExpressionSyntax>())
                    if (Field(lambda.ExpressionBody) is { } counted && Role(lambda.ExpressionBody!, model, cancellation) is { } purpose) yield return (counted, purpose);
                break;
        }
    }

    /// <summary>The member of a handle by which a filter compares it.</summary>
    private static string? Member(IOperation? field) => field is null ? null : Handles.UserOf(field) switch
    {
        IBinaryOperation binary => binary.OperatorMethod?.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name == "Contains" ? "In" : null,
        _ => null,
    };

    /// <summary>What the call around takes a field as: the interface that its parameter, or the lambda that is passed for it, has.</summary>
    private static string? Role(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetTypeInfo(node, cancellation).ConvertedType is INamedTypeSymbol { TypeKind: TypeKind.Interface } converted && Handles.IsOurs(converted)) return converted.Name;
        ArgumentSyntax? argument = node.FirstAncestorOrSelf<ArgumentSyntax>();
        if (argument?.Parent?.Parent is not InvocationExpressionSyntax call) return null;
        SymbolInfo info = model.GetSymbolInfo(call, cancellation);
        int index = call.ArgumentList.Arguments.IndexOf(argument);
        foreach (IMethodSymbol method in info.CandidateSymbols.Prepend(info.Symbol).OfType<IMethodSymbol>())
        {
            IParameterSymbol? parameter = argument.NameColon is { } named ? method.Parameters.FirstOrDefault(p => p.Name == named.Name.Identifier.Text) : method.Parameters.ElementAtOrDefault(index);
            ITypeSymbol? taken = parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } returned } ? returned : parameter?.Type;
            if (taken is INamedTypeSymbol { TypeKind: TypeKind.Interface } role && Handles.IsOurs(role)) return role.Name;
        }
        return null;
    }
}
