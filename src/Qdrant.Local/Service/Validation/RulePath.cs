using System.Text;

namespace Qdrant.Local.Service.Validation;

/// <summary>
/// Where in a message a rule is looked at. It is written out only when the rule is broken: deep messages would otherwise spend
/// the square of their size on paths that nobody reads.
/// </summary>
internal readonly struct RulePath
{
    private readonly Node? _parent;
    private readonly string _text;
    private readonly int _index;

    private RulePath(Node? parent, string text, int index) => (_parent, _text, _index) = (parent, text, index);

    public static implicit operator RulePath(string text) => new(null, text, -1);

    /// <summary>The path of an element of a list of the request.</summary>
    public static RulePath Of(string list, int index) => new(null, list, index);

    /// <summary>A path that goes on with some text, such as <c>.must</c>.</summary>
    public static RulePath operator +(RulePath path, string text) => new(new Node(path), text, -1);

    /// <summary>The path of an element of a list.</summary>
    public RulePath At(string list, int index) => new(new Node(this), list, index);

    public override string ToString()
    {
        var parts = new Stack<RulePath>();
        parts.Push(this);
        while (parts.Peek()._parent is { } parent) parts.Push(parent.Path);
        var text = new StringBuilder();
        foreach (RulePath part in parts)
        {
            text.Append(part._text);
            if (part._index >= 0) text.Append('[').Append(part._index).Append(']');
        }
        return text.ToString();
    }

    private sealed record Node(RulePath Path);
}
