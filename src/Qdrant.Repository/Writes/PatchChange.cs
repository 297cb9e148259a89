using Qdrant.Core.Protocol;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository.Writes;

/// <summary>One change of a patch.</summary>
/// <param name="Path">The path.</param>
/// <param name="Value">The stored value; null to remove the field.</param>
/// <param name="Given">The value as it was given.</param>
internal sealed record PatchChange(string Path, Value? Value, object? Given)
{
    /// <summary>The change under every key of the property: whichever handle it was made by, its own key and its copies stay in step.</summary>
    public IEnumerable<(string Path, Value? Value)> UnderAllKeys(IReadOnlyList<MirrorSchema> mirrors)
    {
        foreach (MirrorSchema mirror in mirrors)
            if (mirror.Keys.Any(key => key.Path == Path)) return mirror.Keys.Select(key => (key.Path, Value is null ? null : Stored(key)));
        return [(Path, Value)];
    }

    private Value? Stored(StoredKey key) => key.Form switch
    {
        StoredForm.Same => Value,
        StoredForm.LowerCase => LowerCase(Value!),
        _ => Given is IEnumerable<decimal> items ? StoredList.Of(items, item => Decimal(item, key)) : Decimal((decimal)Given!, key),
    };

    private static Value LowerCase(Value value) =>
        value.KindCase == Value.KindOneofCase.ListValue ? StoredList.Of(value.ListValue.Values, LowerCase) : new Value { StringValue = value.StringValue.ToLowerInvariant() };

    private static Value Decimal(decimal value, StoredKey key) => key.Form switch
    {
        StoredForm.DecimalNumber => new Value { DoubleValue = DecimalForms.ToDouble(value) },
        StoredForm.ScaledDecimal => new Value { IntegerValue = DecimalForms.Scale(value, key.Scale) },
        _ => new Value { StringValue = TextForm.Decimal.Format(value) },
    };
}
