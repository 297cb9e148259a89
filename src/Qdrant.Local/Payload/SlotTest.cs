namespace Qdrant.Local.Payload;

/// <summary>A condition as an index answers it, by slot.</summary>
internal abstract class SlotTest
{
    /// <summary>About how many points match; never fewer than do.</summary>
    public abstract int Estimate { get; }

    /// <summary>Whether listing the matching slots costs about as much as there are of them.</summary>
    public virtual bool CanList => true;

    public abstract bool Matches(int slot);

    /// <summary>Whether one element of the array of a nested index matches, by the values this kind of index sees in it.</summary>
    /// <param name="element">The element.</param>
    /// <param name="rest">The path from the element to the values.</param>
    public abstract bool MatchesElement(PayloadValue element, PayloadPath rest);

    /// <summary>Sets the bits of all matching slots, and no others.</summary>
    public abstract void AddTo(Span<ulong> bits);
}
