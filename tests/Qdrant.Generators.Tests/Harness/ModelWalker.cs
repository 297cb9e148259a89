using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Tests.Harness;

/// <summary>Walks everything the pipeline remembers and fails on any object of Roslyn: one symbol would keep a compilation alive.</summary>
internal static class ModelWalker
{
    public static void AssertPlain(GeneratorDriverRunResult result)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        int walked = 0;
        foreach (string step in QdrantGenerator.Steps.All)
        {
            if (!result.Results[0].TrackedSteps.TryGetValue(step, out var runs)) continue;
            foreach (object value in runs.SelectMany(r => r.Outputs).Select(o => o.Value)) Walk(value, step, seen, ref walked);
        }
        if (result.Results[0].GeneratedSources.Any(s => !s.HintName.EndsWith(".Unfinished.g.cs", StringComparison.Ordinal))) Assert.True(walked > 20, "The walk saw nothing.");
    }

    private static void Walk(object? value, string path, HashSet<object> seen, ref int walked)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true }) return;
        walked++;
        Type type = value.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, $"{path} holds a {type}");
        if (!type.IsValueType && !seen.Add(value)) return;
        if (value is IEnumerable items)
        {
            int i = 0;
            foreach (object? item in items) Walk(item, $"{path}[{i++}]", seen, ref walked);
            return;
        }
        for (Type? current = type; current is not null && current != typeof(object) && current != typeof(ValueType); current = current.BaseType)
            foreach (FieldInfo field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen, ref walked);
    }
}
