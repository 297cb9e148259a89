using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qdrant.Generators.CodeFixes;

/// <summary>
/// Turns a decision by a condition, which only Qdrant can make, into one condition: <c>if (c) return x; return y;</c> and <c>c ? x : y</c> become
/// <c>c &amp;&amp; x || !c &amp;&amp; y</c>, and <c>if (c) where &amp;= x;</c> becomes <c>where &amp;= !c || x;</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IfToFilterCodeFix)), Shared]
public sealed class IfToFilterCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0619"];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is not { } condition || model is null) return;
        if (!IsCondition(model.GetTypeInfo(condition, context.CancellationToken).Type)) return;
        ExpressionSyntax whole = condition;
        while (whole.Parent is ParenthesizedExpressionSyntax around) whole = around;
        SyntaxNode? changed = whole.Parent switch
        {
            ConditionalExpressionSyntax choice when choice.Condition == whole =>
                root.ReplaceNode(choice, Parenthesized(Either(condition, choice.WhenTrue, choice.WhenFalse), choice.Parent).WithTriviaFrom(choice)),
            IfStatementSyntax statement when statement.Condition == whole => Replace(root, statement, condition),
            _ => null,
        };
        if (changed is null) return;
        context.RegisterCodeFix(
            CodeAction.Create("Combine into one condition", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), nameof(IfToFilterCodeFix)), context.Diagnostics);
    }

    private static SyntaxNode? Replace(SyntaxNode root, IfStatementSyntax statement, ExpressionSyntax condition)
    {
        StatementSyntax then = Only(statement.Statement);
        if (then is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AndAssignmentExpression } assignment } && statement.Else is null)
        {
            ExpressionSyntax narrowed = SyntaxFactory.ParseExpression($"{Not(condition)} || {Operand(assignment.Right)}");
            return root.ReplaceNode(statement, SyntaxFactory.ExpressionStatement(assignment.WithRight(narrowed).WithoutTrivia()).WithTriviaFrom(statement));
        }
        if (then is not ReturnStatementSyntax { Expression: { } yes }) return null;
        if (statement.Else is { } otherwise)
            return Only(otherwise.Statement) is ReturnStatementSyntax { Expression: { } second } ? root.ReplaceNode(statement, Return(statement, condition, yes, second)) : null;
        if (statement.Parent is not BlockSyntax block || block.Statements.IndexOf(statement) is var index && index + 1 >= block.Statements.Count
            || block.Statements[index + 1] is not ReturnStatementSyntax { Expression: { } no } next) return null;
        SyntaxList<StatementSyntax> kept = block.Statements.RemoveAt(index + 1);
        return root.ReplaceNode(block, block.WithStatements(kept.Replace(kept[index], Return(statement, condition, yes, no).WithTrailingTrivia(next.GetTrailingTrivia()))));
    }

    private static StatementSyntax Return(IfStatementSyntax statement, ExpressionSyntax condition, ExpressionSyntax yes, ExpressionSyntax no) =>
        SyntaxFactory.ReturnStatement(Either(condition, yes, no).WithLeadingTrivia(SyntaxFactory.Space)).WithTriviaFrom(statement);

    private static ExpressionSyntax Either(ExpressionSyntax condition, ExpressionSyntax yes, ExpressionSyntax no) =>
        SyntaxFactory.ParseExpression($"{Operand(condition)} && {Operand(yes)} || {Not(condition)} && {Operand(no)}");

    private static ExpressionSyntax Parenthesized(ExpressionSyntax expression, SyntaxNode? around) =>
        around is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(expression) : expression;

    private static string Not(ExpressionSyntax condition) => Bare(condition) is BinaryExpressionSyntax or ConditionalExpressionSyntax or IsPatternExpressionSyntax ? $"!({Bare(condition)})" : $"!{Bare(condition)}";

    private static string Operand(ExpressionSyntax expression) => Bare(expression) switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.BitwiseOrExpression } or ConditionalExpressionSyntax or AssignmentExpressionSyntax => $"({Bare(expression)})",
        { } plain => plain.ToString(),
    };

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax inner ? Bare(inner.Expression) : expression.WithoutTrivia();

    private static StatementSyntax Only(StatementSyntax statement) => statement is BlockSyntax { Statements.Count: 1 } block ? block.Statements[0] : statement;

    private static bool IsCondition(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type is { Name: "Condition", ContainingNamespace: { Name: "Repository", ContainingNamespace.Name: "Qdrant" } }) return true;
        return false;
    }
}
