using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Documentation;
using Qdrant.Generators.Tests.Harness;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Enums are stored by name wherever they stand and wherever they are declared.</summary>
public sealed class EnumTests
{
    [Theory]
    [InlineData("")]
    [InlineData("namespace Some.Where; ")]
    public void Every_arrangement_stores_names(string @namespace)
    {
        Assembly assembly = GeneratorHarness.Load(@namespace + """
            public enum Topic { Science, Sports }
            public enum Wide : ulong { Small, Large = ulong.MaxValue }
            public class Inner { public Topic Topic { get; set; } = Topic.Sports; public Topic?[] Topics { get; set; } = [Topic.Sports, null]; }
            [QdrantCollection("c")] public class Thing
            {
                [PointId] public ulong Id { get; set; }
                public Topic One { get; set; } = Topic.Sports;
                public Topic? Maybe { get; set; } = Topic.Sports;
                public List<Topic> Listed { get; set; } = [Topic.Sports];
                [KeywordIndex] public Topic[] Array { get; set; } = [Topic.Sports];
                public IReadOnlyList<Topic?> Nullable { get; set; } = [Topic.Sports, null];
                public HashSet<Topic> Set { get; set; } = [Topic.Sports];
                public System.Collections.Immutable.ImmutableArray<Topic> Immutable { get; set; } = [Topic.Sports];
                public List<List<Topic>> Lists { get; set; } = [[Topic.Sports]];
                public Dictionary<string, Topic> Map { get; set; } = new() { ["k"] = Topic.Sports };
                public Dictionary<string, Topic[]> Maps { get; set; } = new() { ["k"] = [Topic.Sports] };
                public List<Wide> Wides { get; set; } = [Wide.Large];
                public Inner Inner { get; set; } = new();
                public List<Inner> Inners { get; set; } = [new()];
                public static string[] Conditions(ThingFields t) => new Condition<Thing>[] { t.One == Topic.Sports, t.Listed.Contains(Topic.Sports), t.Array.Contains(Topic.Sports), t.Map["k"] == Topic.Sports, t.Maps["k"].Contains(Topic.Sports), t.Inners.Any(i => i.Topic == Topic.Sports) }.Select(c => c.ToJson()).ToArray();
            }
            """);
        string prefix = @namespace.Length == 0 ? "" : "Some.Where.";
        Codec codec = Codec.Of(assembly, prefix + "Thing");
        object thing = Activator.CreateInstance(assembly.GetType(prefix + "Thing")!)!;
        PointStruct sent = codec.Write(thing);
        string[] stored = [.. sent.Payload.Select(p => StoredJson.Write(p.Value))];
        Assert.Equal(13, stored.Length);
        Assert.All(stored, json => Assert.True(json.Contains("\"Sports\"", StringComparison.Ordinal) || json == "[\"Large\"]", json));
        Assert.DoesNotContain(stored, json => json.Any(char.IsAsciiDigit));
        Assert.Equal(RandomValues.Describe(thing), RandomValues.Describe(codec.RoundTrip(thing)));
        object fields = assembly.GetType(prefix + "ThingFields")!.GetProperty("Instance")!.GetValue(null)!;
        Assert.All((string[])assembly.GetType(prefix + "Thing")!.GetMethod("Conditions")!.Invoke(null, [fields])!, json => Assert.Contains("\"Sports\"", json, StringComparison.Ordinal));
    }
}
