using Qdrant.Core.Protocol;
using Qdrant.Local.Filtering;
using Qdrant.Local.Service;

namespace Qdrant.Local.Payload;

/// <summary>One payload index: keeps the values at its path by slot, and which slots hold null or nothing.</summary>
internal abstract class PayloadIndex
{
    private readonly PayloadPath? _rest;

    /// <param name="path">The indexed path.</param>
    /// <param name="nested">The array whose elements are entries of their own; null for the plain reading.</param>
    protected PayloadIndex(PayloadPath path, PayloadPath? nested)
    {
        Path = path;
        Nested = nested;
        if (nested is not null) path.TryRemovePrefix(nested, out _rest);
    }

    public PayloadPath Path { get; }

    /// <summary>The array whose elements are entries of their own, with <c>[]</c> at its end; null for the plain reading.</summary>
    public PayloadPath? Nested { get; }

    /// <summary>The path from an element of <see cref="Nested"/> to the values; null for the plain reading.</summary>
    public PayloadPath? Rest => _rest;

    public NullPart Nulls { get; } = new();

    /// <summary>How many points hold a value of the index's kind: <c>payload_schema[].points</c>.</summary>
    public abstract int PointCount { get; }

    /// <summary>Takes in the whole payload of a point (an encoded <c>Struct</c>), in place of what the slot held.</summary>
    public void Set(int slot, byte[] payload)
    {
        PayloadValue root = PayloadValue.Root(payload);
        if (Nested is null) Nulls.Set(slot, root, Path);
        else Nulls.SetNested(slot, root, Nested, _rest!);
        SetValues(slot, root);
    }

    /// <summary>The same for a slot that holds <paramref name="before"/>: nothing happens when the part that the index sees did not change.</summary>
    public void Change(int slot, byte[] before, byte[] payload)
    {
        ReadOnlySpan<byte> key = Path.Steps[0].Utf8;
        bool had = PayloadValue.Root(before).TryGetEncoded(key, out ReadOnlySpan<byte> old);
        bool has = PayloadValue.Root(payload).TryGetEncoded(key, out ReadOnlySpan<byte> now);
        if (had != has || !old.SequenceEqual(now)) Set(slot, payload);
    }

    /// <summary>Forgets a slot; nothing happens when it holds nothing.</summary>
    public void Remove(int slot)
    {
        Nulls.Remove(slot);
        RemoveValues(slot);
    }

    /// <summary>The part of a condition on this path that the index answers; null when it answers none.</summary>
    public abstract SlotTest? Serve(FieldTest test);

    protected abstract void SetValues(int slot, PayloadValue root);

    protected abstract void RemoveValues(int slot);

    /// <summary>Makes an empty index.</summary>
    /// <param name="key">The path as sent; it has been checked.</param>
    /// <param name="schema">Type and params.</param>
    /// <param name="release">Whose rules hold.</param>
    /// <exception cref="Qdrant.Core.QdrantRpcException">Params that do not fit: a nested array the path is not inside of, an unknown language.</exception>
    public static PayloadIndex Create(string key, PayloadSchemaInfo schema, LocalRelease release)
    {
        PayloadPath path = PayloadPath.Parse(key);
        PayloadIndexParams? settings = schema.Params;
        PayloadPath? nested = release >= LocalRelease.V1_20 && NestedOf(settings) is { } text ? ParseNested(path, text) : null;
        return schema.DataType switch
        {
            PayloadSchemaType.Keyword => new KeywordIndex(path, nested),
            PayloadSchemaType.Integer => new IntegerIndex(path, nested, settings?.IntegerIndexParams),
            PayloadSchemaType.Float => new FloatIndex(path, nested),
            PayloadSchemaType.Geo => new GeoIndex(path, nested),
            PayloadSchemaType.Bool => new BoolIndex(path, nested),
            PayloadSchemaType.Datetime => new DatetimeIndex(path, nested),
            PayloadSchemaType.Uuid => new UuidIndex(path, nested),
            PayloadSchemaType.Text => TextIndex.Create(path, nested, settings?.TextIndexParams, release),
            _ => throw ServerError.Conversion("field type is missing"),
        };
    }

    private static string? NestedOf(PayloadIndexParams? settings) => settings switch
    {
        { KeywordIndexParams: { HasNested: true } p } => p.Nested,
        { IntegerIndexParams: { HasNested: true } p } => p.Nested,
        { FloatIndexParams: { HasNested: true } p } => p.Nested,
        { GeoIndexParams: { HasNested: true } p } => p.Nested,
        { TextIndexParams: { HasNested: true } p } => p.Nested,
        { BoolIndexParams: { HasNested: true } p } => p.Nested,
        { DatetimeIndexParams: { HasNested: true } p } => p.Nested,
        { UuidIndexParams: { HasNested: true } p } => p.Nested,
        _ => null,
    };

    private static PayloadPath ParseNested(PayloadPath path, string text)
    {
        PayloadPath nested = PayloadPath.Parse(text).Elements();
        int arrays = 0;
        foreach (PathStep step in nested.Steps) arrays += step.Kind == PathStepKind.Key ? 0 : 1;
        if (arrays != 1)
            throw ServerError.BadInput($"Validation failed: nested `{nested.Text}` must point to a single array level, like `offers` or `offers[]`");
        if (!path.TryRemovePrefix(nested, out _))
            throw ServerError.BadInput($"Validation failed: field `{path.Text}` must be inside the elements of nested `{nested.Text}`, like `{nested.Text}.price`");
        return nested;
    }
}
