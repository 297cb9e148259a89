using System.Text;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>
/// The value at a path as a formula sees it: arrays opened one level, and where the path is indexed only what the index holds.
/// </summary>
internal struct SingleValue(PayloadSchemaType? index, SingleValue.Wanted wanted) : IValueVisitor
{
    internal enum Wanted
    {
        Number,
        Text,
        Place,
    }

    /// <summary>How many values there are; the other members describe the last one.</summary>
    public int Count { get; private set; }

    public bool IsWanted { get; private set; }

    public double Number { get; private set; }

    public string? Text { get; private set; }

    public GeoLocation Place { get; private set; }

    /// <summary>What the value is, in the words of the server's messages.</summary>
    public string Description { get; private set; } = "";

    public void Read(ReadOnlySpan<byte> payload, PayloadPath path) => path.Visit(PayloadValue.Root(payload), ref this);

    public bool Visit(PayloadValue value)
    {
        if (value.Kind == PayloadKind.Array)
        {
            foreach (PayloadValue element in value.Elements()) Take(element);
        }
        else Take(value);
        return false;
    }

    private void Take(PayloadValue value)
    {
        if (index is { } type && !Holds(type, value)) return;
        Count++;
        switch (wanted)
        {
            case Wanted.Number:
                IsWanted = value.IsNumber;
                Number = value.IsNumber ? value.AsDouble : 0;
                break;
            case Wanted.Text:
                IsWanted = value.Kind == PayloadKind.String;
                Text = IsWanted ? Encoding.UTF8.GetString(value.Utf8) : null;
                break;
            default:
                IsWanted = GeoLocation.TryRead(value, out GeoLocation place);
                Place = place;
                if (!IsWanted) Description = Describe(value);
                break;
        }
    }

    private static bool Holds(PayloadSchemaType index, PayloadValue value) => index switch
    {
        PayloadSchemaType.Keyword => value.Kind == PayloadKind.String,
        PayloadSchemaType.Integer => value.Kind == PayloadKind.Integer || (value.Kind == PayloadKind.Double && IsWholeLong(value.AsDouble)),
        PayloadSchemaType.Float => value.IsNumber,
        PayloadSchemaType.Bool => value.Kind == PayloadKind.Bool,
        PayloadSchemaType.Geo => GeoLocation.TryRead(value, out GeoLocation place) && place.IsInRange,
        PayloadSchemaType.Datetime => value.Kind == PayloadKind.String && DateTimeText.TryParse(value.Utf8, out _),
        PayloadSchemaType.Uuid => value.Kind == PayloadKind.String && Engine.PointId.TryParseUuid(Encoding.UTF8.GetString(value.Utf8), out _),
        _ => true,
    };

    private static bool IsWholeLong(double number) => Math.Floor(number) == number && number is >= long.MinValue and <= 9223372036854775808.0;

    private static string Describe(PayloadValue value) => value.Kind switch
    {
        PayloadKind.Null => "null",
        PayloadKind.Bool => $"boolean `{(value.AsBool ? "true" : "false")}`",
        PayloadKind.Integer => $"integer `{value.AsInteger}`",
        PayloadKind.Double => $"floating point `{RustNumber.Format(value.AsDouble)}`",
        PayloadKind.String => $"string \"{Encoding.UTF8.GetString(value.Utf8)}\"",
        PayloadKind.Array => "sequence",
        _ => "map",
    };
}
