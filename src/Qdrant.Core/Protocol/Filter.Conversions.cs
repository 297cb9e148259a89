using Qdrant.Core.Json;

namespace Qdrant.Core.Protocol;

/// <summary>Which points are meant: conditions that must, should or must not hold. Empty, it accepts every point.</summary>
public sealed partial class Filter
{
    /// <summary>A filter of one condition that must hold.</summary>
    public static implicit operator Filter(Condition condition) => new() { Must = { condition } };

    /// <summary>Reads a filter from its REST form.</summary>
    /// <param name="json">Such as <c>{"must":[{"key":"city","match":{"value":"Oslo"}}]}</c>.</param>
    /// <exception cref="QdrantJsonException">The text is not a filter; the error names the place.</exception>
    public static Filter FromJson(string json) => QdrantJson.Parse<Filter>(json);
}

/// <summary>One test on a point; see <see cref="Conditions"/> for a short way to write it.</summary>
public sealed partial class Condition
{
    /// <summary>A filter as one condition of another.</summary>
    public static implicit operator Condition(Filter filter) => new() { Filter = filter };

    /// <summary>Reads a condition from its REST form.</summary>
    /// <param name="json">Such as <c>{"key":"city","match":{"value":"Oslo"}}</c>.</param>
    /// <exception cref="QdrantJsonException">The text is not a condition; the error names the place.</exception>
    public static Condition FromJson(string json) => QdrantJson.Parse<Condition>(json);
}
