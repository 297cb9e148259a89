using System.Reflection;

namespace Qdrant.Repository.Tests.Documentation;

/// <summary>What users hold speaks of entities: messages of the protocol stay behind it, but for the hooks that generated code hands over.</summary>
public sealed class PublicSurfaceTests
{
    /// <summary>Hooks between generated code, handles and the queries over them.</summary>
    private static readonly string[] Known =
    [
        "IFacetable`2.ReadFacet", "IGroupable`2.ReadGroup", "IStores`2.ToStored", "IdField`2..ctor",
        "PointIds.FromGuid", "PointIds.FromInt32", "PointIds.FromInt64", "PointIds.FromUInt32", "PointIds.FromUInt64",
    ];

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Public_signatures_hold_no_message_of_the_protocol_but_the_known_ones()
    {
        Type[] types = [.. typeof(IQdrantRepository<,>).Assembly.GetExportedTypes(), .. typeof(QdrantCollectionAttribute).Assembly.GetExportedTypes()];
        string[] found = [.. (from type in types
                              from used in Signatures(type)
                              where IsMessage(used.Type)
                              select $"{type.Name}.{used.Member}").Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(Known.Order(StringComparer.Ordinal), found);
    }

    private static IEnumerable<(string Member, Type Type)> Signatures(Type type)
    {
        if (type.BaseType is { } @base) yield return ("base", @base);
        foreach (Type implemented in type.GetInterfaces()) yield return ("interface", implemented);
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            IEnumerable<Type> used = member switch
            {
                MethodBase method when method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly =>
                    method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
                FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => [field.FieldType],
                _ => [],
            };
            foreach (Type each in used) yield return (member.Name, each);
        }
    }

    private static bool IsMessage(Type type) =>
        type.HasElementType ? IsMessage(type.GetElementType()!)
        : type.IsGenericType && type.GetGenericArguments().Any(argument => !argument.IsGenericParameter && IsMessage(argument))
            || type.Namespace is { } space && (space.StartsWith("Qdrant.Core.Protocol", StringComparison.Ordinal) || space.StartsWith("Google.Protobuf", StringComparison.Ordinal));
}
