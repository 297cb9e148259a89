using System.Text.RegularExpressions;
using Qdrant.Repository;

namespace ApiSearch;

/// <summary>Shows what a query becomes: the filter as C# and as JSON, and the whole query as JSON.</summary>
internal static partial class Explanation
{
    public static void Write(TextWriter output, Condition<ApiMember> filter, QueryBuilder<ApiMember, string, ApiMemberFields> query)
    {
        output.WriteLine($"filter  {filter}");
        output.WriteLine($"        {filter.ToJson()}");
        output.WriteLine($"query   {LongVector().Replace(query.ToJson(), vector => $"[{vector.Groups[1].Value}… {vector.Value.Count(c => c == ',') + 1} numbers]")}");
    }

    /// <summary>A list of more than 30 numbers.</summary>
    [GeneratedRegex(@"\[((?:[-0-9.eE+]+,){4})(?:[-0-9.eE+]+,){25,}[-0-9.eE+]+\]")]
    private static partial Regex LongVector();
}
