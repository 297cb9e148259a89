using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>
/// A stored value while it is read. Each <c>To…</c> is tolerant where nothing is lost (an integer for a double, 7.0 for an integer) and otherwise throws
/// <see cref="UnreadablePointException"/> with the key. Generated code calls it.
/// </summary>
public ref partial struct PayloadValue
{
    private ReadOnlySpan<byte> _key;
    private ReadOnlySpan<byte> _content; // of a text, an object or a list
    private long _bits; // of a number or a bool
    private int _depth;
    private Kind _kind;

    private enum Kind { Null, Double, Integer, Text, Bool, Object, List }

    /// <summary>The key the value is stored under, in UTF-8; of a list's element the key of the list.</summary>
    public readonly ReadOnlySpan<byte> Key => _key;

    /// <summary>Whether the value is JSON null.</summary>
    public readonly bool IsNull => _kind == Kind.Null;

    private readonly WireReader Inner => new(_content, _depth + 1);

    private readonly double Number => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>A bool.</summary>
    public readonly bool ToBool() => _kind == Kind.Bool ? _bits != 0 : throw Unexpected("a bool");

    /// <summary>An integer that fits <typeparamref name="T"/>; also a double without fraction.</summary>
    public readonly T ToInteger<T>() where T : struct, IBinaryInteger<T>
    {
        long stored = _bits;
        if (_kind == Kind.Double)
        {
            stored = (long)Number;
            if (stored != Number || Math.Abs(Number) >= 9.2e18) throw Unexpected("an integer");
        }
        else if (_kind != Kind.Integer) throw Unexpected("an integer");
        T value = T.CreateTruncating(stored);
        if (T.IsNegative(value) != stored < 0 || long.CreateTruncating(value) != stored) throw Unreadable($"is {stored}, which does not fit {typeof(T).Name}.");
        return value;
    }

    /// <summary>A double; also an integer that a double holds exactly.</summary>
    public readonly double ToDouble()
    {
        if (_kind == Kind.Double) return Number;
        if (_kind != Kind.Integer) throw Unexpected("a number");
        double value = _bits;
        if (value >= 9.2233720368547758e18 || (long)value != _bits) throw Unreadable($"is {_bits}, which a double does not hold exactly.");
        return value;
    }

    /// <summary>A float: the one nearest to the stored number, which must be within its range; of an integer only one that holds it exactly.</summary>
    public readonly float ToSingle()
    {
        double number = ToDouble();
        float value = (float)number;
        if (_kind == Kind.Integer && value != number) throw Unreadable($"is {_bits}, which a float does not hold exactly.");
        return float.IsFinite(value) || !double.IsFinite(Number) ? value : throw Unreadable("does not fit Single.");
    }

    /// <summary>A half: the one nearest to the stored number, which must be within its range; of an integer only one that holds it exactly.</summary>
    public readonly Half ToHalf()
    {
        double number = ToDouble();
        Half value = (Half)number;
        if (_kind == Kind.Integer && Half.IsFinite(value) && (double)value != number) throw Unreadable($"is {_bits}, which a Half does not hold exactly.");
        return Half.IsFinite(value) ? value : throw Unreadable("does not fit Half.");
    }

    /// <summary>A decimal, stored as text, double or integer.</summary>
    public readonly decimal ToDecimal() => _kind switch
    {
        Kind.Integer => _bits,
        Kind.Double when DecimalForms.TryFromDouble(Number, out decimal value) => value,
        Kind.Text when decimal.TryParse(_content, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) => value,
        _ => throw Unexpected("a decimal"),
    };

    /// <summary>A decimal stored as an integer scaled by a power of ten.</summary>
    public readonly decimal ToScaledDecimal(int scale) => DecimalForms.Unscale(ToInteger<long>(), scale);

    /// <summary>Text.</summary>
    public readonly string ToText() => Encoding.UTF8.GetString(ToUtf8());

    /// <summary>Text as UTF-8.</summary>
    public readonly ReadOnlySpan<byte> ToUtf8() => _kind == Kind.Text ? _content : throw Unexpected("text");

    /// <summary>Whether the value is text, so that an enum stored by name is told from one stored by number.</summary>
    public readonly bool IsText => _kind == Kind.Text;

    /// <summary>A UUID, in any of its text forms.</summary>
    public readonly Guid ToGuid()
    {
        if (_kind != Kind.Text) throw Unexpected("a UUID");
        if (Utf8Parser.TryParse(_content, out Guid value, out int read) && read == _content.Length) return value;
        return Guid.TryParse(Encoding.UTF8.GetString(_content), out value) ? value : throw Unexpected("a UUID");
    }

    /// <summary>A URI.</summary>
    public readonly Uri ToUri() => Uri.TryCreate(ToText(), UriKind.RelativeOrAbsolute, out Uri? value) ? value : throw Unexpected("a URI");

    /// <summary>A point in time; without an offset it is UTC.</summary>
    public readonly DateTimeOffset ToDateTimeOffset()
    {
        if (_kind == Kind.Text)
        {
            if (UtcText.TryRead(_content, out DateTimeOffset value)) return value;
            if (DateTimeOffset.TryParse(Encoding.UTF8.GetString(_content), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value)) return value;
        }
        throw Unexpected("a date and time (RFC 3339)");
    }

    /// <summary>A point in time, in UTC.</summary>
    public readonly DateTime ToDateTime() => ToDateTimeOffset().UtcDateTime;

    /// <summary>A date; also a point in time at midnight UTC.</summary>
    public readonly DateOnly ToDateOnly()
    {
        if (_kind != Kind.Text) throw Unexpected("a date");
        if (UtcText.TryReadDate(_content, out DateOnly date)) return date;
        DateTime time = ToDateTime();
        return time.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(time) : throw Unexpected("a date without time");
    }

    /// <summary>A time of day.</summary>
    public readonly TimeOnly ToTimeOnly() => _kind == Kind.Text && UtcText.TryReadTime(_content, out TimeOnly value) ? value : throw Unexpected("a time of day");

    /// <summary>A duration, stored as ticks.</summary>
    public readonly TimeSpan ToTimeSpan() => new(ToInteger<long>());

    /// <summary>Bytes, stored as base64.</summary>
    public readonly byte[] ToBytes()
    {
        ReadOnlySpan<byte> text = ToUtf8();
        byte[] value = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, value, out _, out int written) != OperationStatus.Done) throw Unexpected("base64");
        return written == value.Length ? value : value[..written];
    }

    /// <summary>A place.</summary>
    public readonly GeoPoint ToGeoPoint()
    {
        WireReader fields = AsObject();
        double? lon = null, lat = null;
        while (fields.ReadTag(out int field, out WireType type))
        {
            if (field != 1)
            {
                fields.Skip(type);
                continue;
            }
            PayloadEntry.Read(ref fields, type, out PayloadEntry entry);
            if (entry.Key.SequenceEqual("lon"u8)) lon = entry.Value.ToDouble();
            else if (entry.Key.SequenceEqual("lat"u8)) lat = entry.Value.ToDouble();
        }
        return lon is >= -180 and <= 180 && lat is >= -90 and <= 90 ? new GeoPoint(lon.Value, lat.Value) : throw Unexpected("a place with lon and lat");
    }

    /// <summary>Any JSON.</summary>
    public readonly JsonElement ToJson() => PayloadJson.Read(this);

    /// <summary>The entries of an object, as fields 1 of a message.</summary>
    public readonly WireReader AsObject() => _kind == Kind.Object ? Inner : throw Unexpected("an object");

    /// <summary>The elements of a list; a single value counts as a list of one.</summary>
    public readonly PayloadList AsList() => _kind == Kind.List ? new PayloadList(Key, Inner) : new PayloadList(this);

    /// <summary>An error that says what the value is and what it should be.</summary>
    public readonly UnreadablePointException Unexpected(string expected) => Unreadable($"is {Describe()}, where {expected} is expected.");

    internal readonly void WriteTo(Utf8JsonWriter json)
    {
        switch (_kind)
        {
            case Kind.Null: json.WriteNullValue(); break;
            case Kind.Bool: json.WriteBooleanValue(_bits != 0); break;
            case Kind.Integer: json.WriteNumberValue(_bits); break;
            case Kind.Double: json.WriteRawValue(PayloadJson.Number(Number, this)); break;
            case Kind.Text: json.WriteStringValue(_content); break;
            case Kind.List: PayloadJson.WriteItems(json, AsList()); break;
            default: PayloadJson.WriteEntries(json, Inner); break;
        }
    }

    private readonly UnreadablePointException Unreadable(string reason) => new(reason, PayloadPath.Describe(Key));

    private readonly string Describe() => _kind switch
    {
        Kind.Null => "null",
        Kind.Bool => _bits != 0 ? "true" : "false",
        Kind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        Kind.Double => Number.ToString("R", CultureInfo.InvariantCulture),
        Kind.Text => _content.Length <= 40 ? $"\"{Encoding.UTF8.GetString(_content)}\"" : $"text of {_content.Length} bytes",
        Kind.Object => "an object",
        _ => "a list",
    };
}
