using System.Reflection;
using System.Text;

namespace Qdrant.Repository.Tests.Documentation;

/// <summary>What each handle offers, read from the handles themselves.</summary>
internal static class HandleTable
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==", ["op_Inequality"] = "!=", ["op_LessThan"] = "<", ["op_LessThanOrEqual"] = "<=", ["op_GreaterThan"] = ">", ["op_GreaterThanOrEqual"] = ">=",
    };

    /// <summary>The handles of the page's entity, of its elements and of its dictionary, each once, by the property that has it.</summary>
    public static IReadOnlyList<(string Name, Type Type)> Handles { get; } =
        [.. From(typeof(ArticleFields)).Concat(From(typeof(ArticleFields.ReviewsFields))).DistinctBy(handle => handle.Name).OrderBy(handle => handle.Name, StringComparer.Ordinal)];

    /// <summary>The properties that have the handles.</summary>
    public static IEnumerable<PropertyInfo> Properties =>
        new[] { typeof(ArticleFields), typeof(ArticleFields.ReviewsFields) }.SelectMany(fields => fields.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Where(p => p.GetIndexParameters().Length == 0);

    /// <summary>The names of everything on a handle that gives a condition, or something that has conditions.</summary>
    public static IReadOnlyList<string> Conditions(Type handle) =>
    [
        .. handle.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Concat(IsObject(handle) ? handle.BaseType!.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) : [])
            .Where(member => member switch
            {
                PropertyInfo property => GivesConditions(property.PropertyType) || property.GetIndexParameters().Length > 0 || property.Name is "Exact",
                MethodInfo method => GivesConditions(method.ReturnType) && !method.Name.StartsWith("get_", StringComparison.Ordinal),
                _ => false,
            })
            .Select(member => member is PropertyInfo property && property.GetIndexParameters().Length > 0 ? "[key]" : Operators.GetValueOrDefault(member.Name, member.Name))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    public static void Write(StringBuilder page)
    {
        page.Append("## What each handle offers\n\n");
        page.Append("`Order`, `facet`, `group` and `formula` say what else the handle can be used for. `V` is the property's own type.\n\n");
        page.Append("| Handle | Conditions | Also |\n|---|---|---|\n");
        foreach ((string name, Type type) in Handles)
            page.Append($"| `{name}` | {string.Join(' ', Conditions(type).Select(condition => $"`{condition}`"))} | {string.Join(", ", Uses(type))} |\n");
    }

    private static IEnumerable<(string Name, Type Type)> From(Type fields) =>
        fields.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).Select(p => (Name(p.PropertyType), p.PropertyType));

    private static string Name(Type type)
    {
        if (IsObject(type)) return "ObjectField";
        string name = type.Name.Split('`')[0];
        return type.GetGenericArguments().Length == 2 && name is not ("IdField" or "DictionaryField" or "TextField") ? name + "<V>" : name == "TextField" && type.GetGenericArguments().Length == 2 ? "TextField with a mirror" : name;
    }

    public static bool IsObject(Type type) => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(ObjectField<>);

    private static bool GivesConditions(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Condition<>) || type.GetGenericTypeDefinition() == typeof(ValuesCount<>));

    private static IEnumerable<string> Uses(Type type)
    {
        string[] interfaces = [.. type.GetInterfaces().Select(i => i.Name.Split('`')[0]).Distinct()];
        if (interfaces.Contains("IOrderable")) yield return "order";
        if (interfaces.Contains("IFacetable")) yield return "facet";
        if (interfaces.Contains("IGroupable")) yield return "group";
        if (interfaces.Any(i => i is "INumber" or "IDatetime" or "IGeo")) yield return "formula";
        if (interfaces.Contains("ITextSearchable")) yield return "text search";
        if (interfaces.Contains("IVectorField")) yield return "vector search";
    }
}
