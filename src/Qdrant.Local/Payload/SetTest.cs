namespace Qdrant.Local.Payload;

/// <summary>Points in a set that an index keeps.</summary>
internal sealed class SetTest(SlotSet slots) : SlotTest
{
    public override int Estimate => slots.Count;

    public override bool Matches(int slot) => slots.Contains(slot);

    public override bool MatchesElement(PayloadValue element, PayloadPath rest) => false;

    public override void AddTo(Span<ulong> bits) => slots.AddTo(bits);
}
