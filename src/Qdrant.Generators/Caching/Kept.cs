using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Caching;

/// <summary>
/// What was parsed of a declaration, for as long as it would be parsed the same. An editor asks for every entity again whenever a key is pressed, and most keys
/// are pressed inside a body, which no model comes from.
/// </summary>
/// <typeparam name="T">The model.</typeparam>
internal static class Kept<T> where T : class
{
    // By tree, so that nothing lives longer than the source it was parsed of.
    private static readonly ConditionalWeakTable<SyntaxTree, Models> Trees = new();

    /// <summary>The model of a declaration: as it was, or parsed.</summary>
    public static T? Of(GeneratorAttributeSyntaxContext context, Func<GeneratorAttributeSyntaxContext, CancellationToken, T?> parse, CancellationToken cancellation)
    {
        Declarations now = Declarations.Of(context.SemanticModel.Compilation);
        Models models = Trees.GetValue(context.TargetNode.SyntaxTree, static _ => new Models());
        lock (models)
        {
            if (models.Parsed is not { } before || !now.AreSame(before)) models.ByPosition.Clear();
            // Also when they are the same: the trees of earlier versions are let go.
            models.Parsed = now;
            int position = context.TargetNode.SpanStart;
            if (!models.ByPosition.TryGetValue(position, out T? model)) models.ByPosition.Add(position, model = parse(context, cancellation));
            return model;
        }
    }

    /// <summary>The models of one tree.</summary>
    private sealed class Models
    {
        public Declarations? Parsed { get; set; }

        public Dictionary<int, T?> ByPosition { get; } = [];
    }
}
