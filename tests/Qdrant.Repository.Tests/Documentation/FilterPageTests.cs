namespace Qdrant.Repository.Tests.Documentation;

/// <summary>docs/filters.md is what the code does, and leaves nothing out.</summary>
public sealed class FilterPageTests
{
    [Fact]
    public void The_page_is_what_the_code_does() => Page.AssertIs("filters.md", FilterPage.Write());

    /// <summary>A condition that is added to a handle needs a row.</summary>
    [Fact]
    public void Every_condition_of_every_handle_has_a_row()
    {
        Assert.True(HandleTable.Handles.Count > 25, $"Only {HandleTable.Handles.Count} handles were found.");
        string code = string.Join('\n', FilterPage.Rows.Select(row => row.Code));
        foreach ((string handle, Type type) in HandleTable.Handles)
        {
            foreach (string condition in HandleTable.Conditions(type))
            {
                string written = condition switch { "[key]" => "[\"", _ when char.IsLetter(condition[0]) => "." + condition, _ => $" {condition} " };
                Assert.True(code.Contains(written, StringComparison.Ordinal), $"docs/filters.md shows no {condition}, which {handle} has: add a row to FilterPage.");
            }
        }
    }
}
