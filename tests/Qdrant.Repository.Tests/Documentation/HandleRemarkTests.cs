using System.Xml.Linq;

namespace Qdrant.Repository.Tests.Documentation;

/// <summary>The documentation of a handle, which is what IntelliSense shows, says what its index changes.</summary>
public sealed class HandleRemarkTests
{
    /// <summary>What every handle of a kind says.</summary>
    private static readonly (string Kind, string[] Says)[] Kinds =
    [
        ("Keyword", ["index", "strings only", "Other"]),
        ("Uri", ["index", "strings only", "Other"]),
        ("Integer", ["index sees 7.0 as 7", "does not see 2.5", "doubles"]),
        ("Float", ["index", "double"]),
        ("Bool", ["index changes no answer"]),
        ("Datetime", ["index compares whole microseconds"]),
        ("Geo", ["index sees", "in range only", "90 degrees"]),
        ("Uuid", ["index compares 128 bits", "UUIDs only", "Other"]),
        ("Text", ["index", "words", "tokens are compared"]),
    ];

    [Fact]
    public void Every_indexed_handle_says_what_its_index_changes()
    {
        XDocument documentation = XDocument.Load(Path.ChangeExtension(typeof(Field).Assembly.Location, ".xml"));
        Dictionary<string, string> remarks = documentation.Descendants("member").Where(member => member.Element("remarks") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("remarks")!.Value);
        int seen = 0;
        foreach (Type handle in typeof(Field).Assembly.GetExportedTypes().Where(type => type.IsGenericTypeDefinition && type.Name.Split('`')[0].EndsWith("Field", StringComparison.Ordinal)))
        {
            foreach ((string kind, string[] says) in Kinds)
            {
                if (!handle.Name.StartsWith(kind, StringComparison.Ordinal)) continue;
                seen++;
                Assert.True(remarks.TryGetValue("T:" + handle.FullName, out string? text), $"{handle.Name} has no remarks.");
                foreach (string part in says) Assert.True(text.Contains(part, StringComparison.Ordinal), $"{handle.Name} does not say '{part}': {text}");
            }
        }
        Assert.True(seen >= 22, $"Only {seen} handles were seen.");
    }
}
