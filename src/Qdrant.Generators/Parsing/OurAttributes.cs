using System.Collections;
using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>Our attributes of a symbol by name, the first of each. There are one or two, for which a list is faster than a dictionary.</summary>
internal sealed class OurAttributes : IEnumerable<KeyValuePair<string, AttributeData>>
{
    private readonly List<KeyValuePair<string, AttributeData>> _items = new(1);

    public int Count => _items.Count;

    public IEnumerable<string> Keys => _items.Select(item => item.Key);

    public AttributeData this[string name] => Find(name)!;

    public AttributeData? Find(string name)
    {
        foreach (KeyValuePair<string, AttributeData> item in _items)
            if (item.Key == name) return item.Value;
        return null;
    }

    /// <summary>The name of an attribute that passes a test; null when none does.</summary>
    public string? NameWhere(Func<string, bool> test)
    {
        foreach (KeyValuePair<string, AttributeData> item in _items)
            if (test(item.Key)) return item.Key;
        return null;
    }

    public void Add(IEnumerable<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
            if (Attributes.OurName(attribute) is { } name && Find(name) is null) _items.Add(new(name, attribute));
    }

    public List<KeyValuePair<string, AttributeData>>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<KeyValuePair<string, AttributeData>> IEnumerable<KeyValuePair<string, AttributeData>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
