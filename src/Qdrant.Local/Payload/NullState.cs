namespace Qdrant.Local.Payload;

/// <summary>What the values at a path say about null and empty, taken together.</summary>
internal struct NullState : IValueVisitor
{
    /// <summary>Some value is neither null nor <c>[]</c>.</summary>
    public bool HasSomething { get; private set; }

    /// <summary>Some value is null or <c>[]</c>.</summary>
    public bool HasNothing { get; private set; }

    /// <summary>Some value is null, or an array that holds null.</summary>
    public bool HasNull { get; private set; }

    /// <summary>Some value is null itself.</summary>
    public bool HasBareNull { get; private set; }

    /// <summary>Some value is not null, and not an array that holds null.</summary>
    public bool HasNotNull { get; private set; }

    /// <summary>There is a value at all.</summary>
    public bool HasAny { get; private set; }

    public static NullState Read(PayloadValue root, PayloadPath path)
    {
        NullState state = default;
        path.Visit(root, ref state);
        return state;
    }

    public bool Visit(PayloadValue value)
    {
        HasAny = true;
        if (value.IsNothing) HasNothing = true;
        else HasSomething = true;
        bool isNull = value.Kind == PayloadKind.Null;
        HasBareNull |= isNull;
        foreach (PayloadValue element in value.Elements()) isNull |= element.Kind == PayloadKind.Null;
        HasNull |= isNull;
        HasNotNull |= !isNull;
        return false;
    }
}
