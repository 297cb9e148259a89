using Qdrant.Core.Protocol;

namespace Qdrant.Local.Filtering;

/// <summary>The rules of filters, checked on the message.</summary>
internal static class FilterValidation
{
    public static void Check(Filter filter, string path, List<string> violations) { }
}
