using Qdrant.Core.Protocol;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Schema;
using Qdrant.Repository.Writes;

namespace Qdrant.Repository;

/// <summary>Changes to single fields. Immutable; later changes of a field come after earlier ones.</summary>
/// <remarks>A field is stored exactly as an upsert of the entity would store it, under all of its keys when it has copies with indexes of their own.</remarks>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
public sealed class Patch<TEntity, TFields>
{
    private readonly TFields _fields;
    private readonly IReadOnlyList<PatchChange> _changes;

    internal Patch(TFields fields, IReadOnlyList<PatchChange>? changes = null) => (_fields, _changes) = (fields, changes ?? []);

    /// <summary>Sets a field.</summary>
    /// <param name="field">The field, for example <c>a => a.Price</c>.</param>
    /// <param name="value">The new value.</param>
    /// <exception cref="ArgumentException">The value cannot be stored, as it could not by an upsert.</exception>
    public Patch<TEntity, TFields> Set<TValue>(Func<TFields, IStores<TEntity, TValue>> field, TValue value)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(value);
        IStores<TEntity, TValue> handle = field(_fields);
        Value stored = handle.ToStored(value);
        if (!IsText(stored)) throw new ArgumentException($"'{handle.Path}' is set to half of a surrogate pair, which is no character and has no form in UTF-8.", nameof(value));
        return new(_fields, [.. _changes, new PatchChange(handle.Path, stored, value)]);
    }

    /// <summary>Removes a field: it reads as missing from then on.</summary>
    /// <param name="field">The field, for example <c>a => a.Office</c>.</param>
    public Patch<TEntity, TFields> Remove(Func<TFields, IPayloadField<TEntity>> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new(_fields, [.. _changes, new PatchChange(field(_fields).Path, null, null)]);
    }

    private static bool IsText(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => PayloadWriter.IsText(value.StringValue),
        Value.KindOneofCase.ListValue => value.ListValue.Values.All(IsText),
        _ => true,
    };

    internal IReadOnlyList<PointsUpdateOperation> ToOperations(PointsSelector points, CollectionSchema schema) =>
        PatchOperations.Of(_changes.SelectMany(change => change.UnderAllKeys(schema.Mirrors)), points, [.. schema.PayloadIndexes.Select(index => index.Path)]);
}
