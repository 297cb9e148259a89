namespace Qdrant.Local.Payload;

/// <summary>
/// What every index knows besides its values: which points hold nothing at its path, something, a null, something other than null.
/// For an index over the elements of an array each is asked of some element, so a point can be in all four, or in none.
/// </summary>
internal sealed class NullPart
{
    /// <summary>Points that hold nothing: no value, or only null and <c>[]</c>.</summary>
    public SlotSet Empty { get; } = new();

    public SlotSet NotEmpty { get; } = new();

    /// <summary>Points that hold null, alone or in an array.</summary>
    public SlotSet Null { get; } = new();

    public SlotSet NotNull { get; } = new();

    /// <summary>Takes in a payload.</summary>
    public void Set(int slot, PayloadValue payload, PayloadPath path)
    {
        NullState state = NullState.Read(payload, path);
        Put(slot, !state.HasSomething, state.HasSomething, state.HasNull, !state.HasNull);
    }

    /// <summary>Takes in a payload whose elements at <paramref name="nested"/> are entries of their own.</summary>
    public void SetNested(int slot, PayloadValue payload, PayloadPath nested, PayloadPath rest)
    {
        var visitor = new ElementVisitor { Rest = rest };
        nested.Visit(payload, ref visitor);
        Put(slot, visitor.Empty, visitor.NotEmpty, visitor.Null, visitor.NotNull);
    }

    public void Remove(int slot) => Put(slot, false, false, false, false);

    private void Put(int slot, bool empty, bool notEmpty, bool isNull, bool notNull)
    {
        Put(Empty, slot, empty);
        Put(NotEmpty, slot, notEmpty);
        Put(Null, slot, isNull);
        Put(NotNull, slot, notNull);
    }

    private static void Put(SlotSet set, int slot, bool inside)
    {
        if (inside) set.Add(slot);
        else set.Remove(slot);
    }

    private struct ElementVisitor : IValueVisitor
    {
        public required PayloadPath Rest { get; init; }

        public bool Empty { get; private set; }

        public bool NotEmpty { get; private set; }

        public bool Null { get; private set; }

        public bool NotNull { get; private set; }

        public bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Object) return false;
            NullState state = NullState.Read(value, Rest);
            Empty |= !state.HasSomething;
            NotEmpty |= state.HasSomething;
            Null |= state.HasNull;
            NotNull |= !state.HasNull;
            return false;
        }
    }
}
