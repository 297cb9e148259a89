using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Tests.Documentation;

namespace Qdrant.Repository.Tests.Filters;

/// <summary>
/// Walks the contract of filters: every field and alternative of it must be written by some condition that a handle offers, and every one of them
/// stands on the page of filters, whose rows are what is walked.
/// </summary>
public sealed class ContractCoverageTests
{
    [Fact]
    public void Every_condition_of_the_contract_is_reachable_from_a_handle_and_on_the_page()
    {
        var written = new HashSet<string>();
        foreach (FilterPage.Row row in FilterPage.Rows) Walk(row.Filter, written);
        string[] contract = [.. Reachable(Filter.Descriptor, []).SelectMany(message => message.Fields.InFieldNumberOrder()).Select(field => field.FullName)];
        Assert.True(contract.Length > 60, $"Only {contract.Length} fields of the contract were found.");
        string[] missing = [.. contract.Where(name => !written.Contains(name))];
        Assert.True(missing.Length == 0, "not reachable, or not on docs/filters.md: " + string.Join(", ", missing));
    }

    // The messages a filter is made of, down to those of Google's.
    private static HashSet<MessageDescriptor> Reachable(MessageDescriptor message, HashSet<MessageDescriptor> found)
    {
        if (message.File.Package.StartsWith("google", StringComparison.Ordinal) || !found.Add(message)) return found;
        foreach (FieldDescriptor field in message.Fields.InFieldNumberOrder())
            if (field.FieldType == Google.Protobuf.Reflection.FieldType.Message) Reachable(field.MessageType, found);
        return found;
    }

    private static void Walk(IMessage message, HashSet<string> written)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            object? value = field.Accessor.GetValue(message);
            if (field.IsRepeated)
            {
                foreach (object item in (System.Collections.IEnumerable)value!) Visit(field, item, written);
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !Equals(value, 0UL) && !Equals(value, 0U) && !Equals(value, "") && !Equals(value, 0d) && !Equals(value, 0f))
            {
                Visit(field, value, written);
            }
        }
    }

    private static void Visit(FieldDescriptor field, object? value, HashSet<string> written)
    {
        written.Add(field.FullName);
        if (value is IMessage message) Walk(message, written);
    }
}
