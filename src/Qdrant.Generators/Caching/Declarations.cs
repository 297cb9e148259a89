using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Parsing;

namespace Qdrant.Generators.Caching;

/// <summary>All that parsing can read of a compilation: every declaration of its source, and what it refers to. Bodies and ordinary comments are no part of it.</summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, Declarations> All = new();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private Comparison? _last;

    private Declarations(Compilation compilation)
    {
        // No symbols are kept: they would keep the compilation.
        _trees = ((CSharpCompilation)compilation).SyntaxTrees;
        (_references, _options, _assembly) = (compilation.ExternalReferences, compilation.Options, compilation.AssemblyName);
    }

    /// <summary>Those of a compilation.</summary>
    public static Declarations Of(Compilation compilation) => All.GetValue(compilation, static of => new Declarations(of));

    /// <summary>Whether an earlier version of the compilation had the same declarations.</summary>
    public bool AreSame(Declarations before)
    {
        if (before == this) return true;
        // Every entity asks, and nearly always about the version before this one.
        if (_last is { } last && last.With.TryGetTarget(out Declarations? with) && with == before) return last.AreSame;
        bool areSame = Compare(before);
        _last = new Comparison(new WeakReference<Declarations>(before), areSame);
        return areSame;
    }

    private bool Compare(Declarations before)
    {
        if (_assembly != before._assembly || !_options.Equals(before._options) || !_references.SequenceEqual(before._references) || _trees.Length != before._trees.Length) return false;
        for (int i = 0; i < _trees.Length; i++)
            if (_trees[i] != before._trees[i] && !AreSame(_trees[i], before._trees[i])) return false;
        return true;
    }

    private static bool AreSame(SyntaxTree tree, SyntaxTree before) =>
        tree.FilePath == before.FilePath && tree.Options.Equals(before.Options) && SyntaxFactory.AreEquivalent(before, tree, topLevel: true)
        && DocComments.Lines(tree).SequenceEqual(DocComments.Lines(before));

    // Weak, or every version would keep the one before it.
    private sealed record Comparison(WeakReference<Declarations> With, bool AreSame);
}
