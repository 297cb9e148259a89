using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>Texts that are UUIDs, as 128 bits, so that their spelling does not matter.</summary>
internal sealed class UuidIndex(PayloadPath path, PayloadPath? nested) : SortedIndex<UInt128>(path, nested)
{
    protected override bool KeepsEmptied => true;

    public override SlotTest? Serve(FieldTest test)
    {
        if (test.Match is not { Kind: MatchKind.Keywords or MatchKind.ExceptKeywords } match) return null;
        var uuids = new List<UInt128>(match.Keywords.Length);
        foreach (string text in match.Keywords)
        {
            if (!UuidText.TryParse(text, out UInt128 uuid)) return null;
            uuids.Add(uuid);
        }
        return match.Kind == MatchKind.Keywords ? OneOf(uuids) : Except(uuids);
    }

    protected override bool TryRead(PayloadValue value, bool adding, out UInt128 read)
    {
        read = default;
        return value.Kind == PayloadKind.String && UuidText.TryParse(value.Utf8, out read);
    }
}
