using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>Booleans.</summary>
internal sealed class BoolIndex(PayloadPath path, PayloadPath? nested) : SortedIndex<bool>(path, nested)
{
    public override SlotTest? Serve(FieldTest test) => test.Match is { Kind: MatchKind.Bool } match ? OneOf([match.Bool]) : null;

    protected override bool TryRead(PayloadValue value, bool adding, out bool read)
    {
        read = value.AsBool;
        return value.Kind == PayloadKind.Bool;
    }
}
