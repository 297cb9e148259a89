namespace Qdrant.Repository.Tests.Documentation;

/// <summary>docs/filters.md is what the code does, and leaves nothing out.</summary>
public sealed class FilterPageTests
{
    [Fact]
    public void The_page_is_what_the_code_does() => Page.AssertIs("filters.md", FilterPage.Write());

    /// <summary>A handle that is added to the library needs a property in the page's entity, and a row.</summary>
    [Fact]
    public void Every_handle_has_a_row()
    {
        Type[] handles = [.. typeof(Field).Assembly.GetExportedTypes().Where(type => type.IsGenericTypeDefinition && type.Name.Split('`')[0].EndsWith("Field", StringComparison.Ordinal) && !type.IsInterface && !type.Name.StartsWith("Unindexed", StringComparison.Ordinal))];
        Assert.True(handles.Length > 30, $"Only {handles.Length} handles were found.");
        Type[] shown = [.. HandleTable.Properties.Select(property => Definition(property.PropertyType))];
        Assert.Empty(handles.Except(shown).Select(type => type.Name));
        string code = string.Join('\n', FilterPage.Rows.Select(row => row.Code));
        foreach (Type handle in handles)
            Assert.True(HandleTable.Properties.Any(property => Definition(property.PropertyType) == handle && code.Contains("." + property.Name, StringComparison.Ordinal)), $"docs/filters.md shows no {handle.Name}: add a row to FilterPage.");

        static Type Definition(Type type) => HandleTable.IsObject(type) ? typeof(ObjectField<>) : type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    /// <summary><c>a.Price.Equals(5)</c> on a handle without a condition of that name would silently be a bool.</summary>
    [Fact]
    public void No_handle_is_compared_as_an_object()
    {
        Type[] handles = [.. typeof(Field).Assembly.GetExportedTypes().Where(type => type.IsValueType && type.IsGenericTypeDefinition && type.Name.Split('`')[0].EndsWith("Field", StringComparison.Ordinal))];
        Assert.True(handles.Length > 45, $"Only {handles.Length} handles were found.");
        Assert.Empty(handles.Where(type => type.GetMethod("Equals", [typeof(object)])?.GetCustomAttributes(typeof(ObsoleteAttribute), false) is not [ObsoleteAttribute { IsError: true }]).Select(type => type.Name));
    }

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
