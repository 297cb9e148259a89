using System.Reflection;
using System.Text;
using Qdrant.Core;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Documentation;

/// <summary>docs/errors.md names every error there is, under what it derives from.</summary>
public sealed class ErrorPageTests
{
    private static readonly Type[] Errors =
    [
        .. new[] { typeof(QdrantException).Assembly, typeof(UnreadablePointException).Assembly, typeof(QdrantStoreException).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsAssignableTo(typeof(Exception))).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private static readonly string Text = File.ReadAllText(Path.Combine(Page.Root(), "docs", "errors.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_tree_is_the_one_of_the_code()
    {
        Assert.All(Errors, type => Assert.True(type.IsAssignableTo(typeof(QdrantException)), $"{type} is no QdrantException"));
        var tree = new StringBuilder();
        Write(typeof(QdrantException), tree, "");
        Assert.True(Text.Contains($"```\n{tree}```\n", StringComparison.Ordinal), $"The tree in docs/errors.md should be:\n{tree}");
    }

    [Fact]
    public void Every_error_has_a_row()
    {
        foreach (Type type in Errors.Where(type => type != typeof(QdrantException) && type != typeof(QdrantRpcException)))
            Assert.True(Text.Contains($"\n| `{type.Name}` |", StringComparison.Ordinal), $"docs/errors.md has no row for {type.Name}");
    }

    [Fact]
    public void Every_status_that_is_mapped_is_the_one_of_its_row()
    {
        foreach (string row in Text.Split('\n').Where(line => line.StartsWith("| `Qdrant", StringComparison.Ordinal) && line.Split('|').Length == 6))
        {
            string name = row.Split('`')[1];
            foreach (string status in row.Split('|')[2].Split(',', StringSplitOptions.TrimEntries).Where(status => status != "all others"))
                Assert.True(Enum.IsDefined(typeof(RpcStatusCode), status), $"{name}: there is no status {status}");
        }
    }

    private static void Write(Type type, StringBuilder tree, string indent)
    {
        tree.Append(indent).Append(type.Name).Append('\n');
        foreach (Type child in Errors.Where(error => error.BaseType == type)) Write(child, tree, indent + "  ");
    }
}
