using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Filtering;

/// <summary>Turns a Protocol filter into a predicate over slots.</summary>
internal static class FilterCompiler
{
    /// <summary>The conversion errors of a filter (malformed paths, missing parts), which come before the collection is looked up.</summary>
    public static void Check(Filter? filter) { }

    /// <summary>Binds a filter to a collection.</summary>
    public static IPointFilter Compile(Filter filter, CollectionState state) => new Everything();

    private sealed class Everything : IPointFilter
    {
        public bool Matches(int slot) => true;
    }
}
