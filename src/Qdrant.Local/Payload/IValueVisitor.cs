namespace Qdrant.Local.Payload;

/// <summary>Is shown the values at a path, one after the other.</summary>
internal interface IValueVisitor
{
    /// <summary>Looks at a value.</summary>
    /// <returns>True when no further value needs to be shown.</returns>
    bool Visit(PayloadValue value);
}
