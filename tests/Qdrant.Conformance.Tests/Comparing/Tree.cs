using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Qdrant.Conformance.Tests.Comparing;

/// <summary>
/// A message as a plain tree that can be masked and compared: fields that are set, by name.
/// A value is a float, double, long, ulong, bool, string, <see cref="Tree"/>, a list of values, or a map of them.
/// </summary>
internal sealed class Tree
{
    private Tree(string type) => Type = type;

    /// <summary>The message type, such as <c>ScoredPoint</c>.</summary>
    public string Type { get; }

    public SortedDictionary<string, object> Fields { get; } = new(StringComparer.Ordinal);

    public object? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>Builds the tree of <paramref name="message"/>, without the masked fields.</summary>
    /// <param name="message">The message.</param>
    /// <param name="mask"><c>a.b</c> is a path from the root through repeated fields, <c>*.b</c> any field b at any depth.</param>
    public static Tree Of(IMessage message, IReadOnlyCollection<string> mask) => Build(message, mask, "");

    private static Tree Build(IMessage message, IReadOnlyCollection<string> mask, string path)
    {
        var tree = new Tree(message.Descriptor.Name);
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            string here = path + field.Name;
            if (mask.Contains(here) || mask.Contains("*." + field.Name)) continue;
            if (field.IsMap)
            {
                var map = new SortedDictionary<string, object>(StringComparer.Ordinal);
                foreach (System.Collections.DictionaryEntry pair in (System.Collections.IDictionary)field.Accessor.GetValue(message))
                    map.Add(Convert.ToString(pair.Key, CultureInfo.InvariantCulture)!, Value(pair.Value!, mask, here));
                if (map.Count > 0) tree.Fields.Add(field.Name, map);
            }
            else if (field.IsRepeated)
            {
                List<object> list = [.. ((System.Collections.IEnumerable)field.Accessor.GetValue(message)).Cast<object>().Select(item => Value(item, mask, here))];
                if (list.Count > 0) tree.Fields.Add(field.Name, list);
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !IsDefault(field.Accessor.GetValue(message)))
            {
                tree.Fields.Add(field.Name, Value(field.Accessor.GetValue(message), mask, here));
            }
        }
        return tree;
    }

    private static object Value(object value, IReadOnlyCollection<string> mask, string path) => value switch
    {
        IMessage message => Build(message, mask, path + "."),
        Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        int number => (long)number,
        uint number => (ulong)number,
        ByteString bytes => bytes.ToBase64(),
        _ => value,
    };

    private static bool IsDefault(object value) => value switch
    {
        string text => text.Length == 0,
        ByteString bytes => bytes.IsEmpty,
        bool flag => !flag,
        double number => number == 0,
        float number => number == 0,
        _ => Convert.ToInt64(value is ulong big ? unchecked((long)big) : value, CultureInfo.InvariantCulture) == 0,
    };
}
