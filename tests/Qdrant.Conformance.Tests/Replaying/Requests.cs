using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>Reads what matters for known differences from requests of any kind.</summary>
internal static class Requests
{
    private static readonly HashSet<string> FieldNames = ["key", "group_by", "variable"];

    public static string Collection(IMessage request) => Text(request, "collection_name") ?? "";

    public static bool IsWrite(IMessage request) => request is UpsertPoints or UpdatePointVectors or DeletePoints or SetPayloadPoints
        or DeletePayloadPoints or ClearPayloadPoints or DeletePointVectors or UpdateBatchPoints;

    /// <summary>Every message in the request, itself included.</summary>
    public static IEnumerable<IMessage> Walk(IMessage message)
    {
        yield return message;
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.FieldType != FieldType.Message || field.IsMap) continue;
            object? value = field.Accessor.GetValue(message);
            IEnumerable<IMessage> inner = value switch
            {
                IMessage one => [one],
                System.Collections.IList list => list.Cast<IMessage>(),
                _ => [],
            };
            foreach (IMessage found in inner.SelectMany(Walk)) yield return found;
        }
    }

    /// <summary>The payload fields that conditions, orders, groups, facets and formulas of the request name; those inside a nested condition with the path of its array.</summary>
    public static IEnumerable<string> Fields(IMessage request) => Fields(request, "");

    private static IEnumerable<string> Fields(IMessage message, string above)
    {
        if (message is NestedCondition nested) return [above + nested.Key, .. nested.Filter is null ? [] : Fields(nested.Filter, above + nested.Key + ".")];
        IEnumerable<string> own = FieldNames.Select(name => Text(message, name)).OfType<string>().Where(text => text.Length > 0).Select(text => above + text);
        IEnumerable<IMessage> inner = message.Descriptor.Fields.InFieldNumberOrder()
            .Where(field => field.FieldType == FieldType.Message && !field.IsMap)
            .SelectMany(field => field.Accessor.GetValue(message) switch
            {
                IMessage one => [one],
                System.Collections.IList list => list.Cast<IMessage>(),
                _ => Enumerable.Empty<IMessage>(),
            });
        return own.Concat(inner.SelectMany(item => Fields(item, above)));
    }

    /// <summary>The vector names that the request searches.</summary>
    public static IEnumerable<string> Vectors(IMessage request) =>
        Walk(request).SelectMany(message => new[] { Text(message, "using"), Text(message, "vector_name") }).OfType<string>();

    private static string? Text(IMessage message, string field) =>
        message.Descriptor.FindFieldByName(field) is { FieldType: FieldType.String, IsRepeated: false, IsMap: false } found ? (string)found.Accessor.GetValue(message) : null;
}
