using System.Runtime.CompilerServices;
using Qdrant.Core;

namespace Qdrant.Repository;

/// <summary>How deep conditions may nest: ANDs of ORs of ANDs, or conditions on elements of elements. Long chains of one operator are not deep.</summary>
internal static class FilterDepth
{
    /// <summary>Levels of filters within filters. Decoders stop at 100 nested messages, and a level takes two or three.</summary>
    public const int Max = 30;

    public static void Check(int depth = 0)
    {
        if (depth > Max || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new QdrantException($"The condition alternates && and || (or nests Any) more than {Max} levels deep, which decoders refuse. Write it flatter.");
    }
}
