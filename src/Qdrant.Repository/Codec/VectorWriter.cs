using System.Buffers;
using Microsoft.Extensions.AI;
using Qdrant.Core.Wire;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository.Codec;

/// <summary>Writes vectors with one memory copy each. Generated code calls it; a vector that does not fit the schema is an <see cref="UnwritablePointException"/>.</summary>
public static class VectorWriter
{
    private const int Dense = 101, Sparse = 102, MultiDense = 103;

    /// <summary>Writes a dense vector as an entry of NamedVectors, or as the one unnamed vector when <paramref name="name"/> is empty.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The name, in UTF-8.</param>
    /// <param name="values">The components.</param>
    /// <param name="schema">What the collection expects.</param>
    /// <param name="inMap">Whether the unnamed vector is an entry too, under the empty name: beside sparse vectors, or where a point may lack it.</param>
    public static void WriteDense(ref WireWriter writer, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<float> values, VectorSchema schema, bool inMap = false)
    {
        CheckSize(values.Length, schema);
        int dense = FieldSize(1, values.Length * sizeof(float));
        BeginVector(ref writer, name, inMap, FieldSize(Dense, dense));
        Begin(ref writer, Dense, dense);
        writer.WritePackedFloats(1, values);
    }

    /// <summary>Writes a dense vector of halves, which a collection of <see cref="Datatype.Float16"/> keeps as they are.</summary>
    /// <inheritdoc cref="WriteDense(ref WireWriter, ReadOnlySpan{byte}, ReadOnlySpan{float}, VectorSchema, bool)" />
    public static void WriteDense(ref WireWriter writer, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<Half> values, VectorSchema schema, bool inMap = false)
    {
        using IMemoryOwner<float> wide = MemoryPool<float>.Shared.Rent(values.Length);
        Span<float> floats = wide.Memory.Span[..values.Length];
        for (int i = 0; i < floats.Length; i++) floats[i] = (float)values[i];
        WriteDense(ref writer, name, floats, schema, inMap);
    }

    /// <summary>Writes a dense vector of bytes, which a collection of <see cref="Datatype.Uint8"/> keeps as they are.</summary>
    /// <inheritdoc cref="WriteDense(ref WireWriter, ReadOnlySpan{byte}, ReadOnlySpan{float}, VectorSchema, bool)" />
    public static void WriteDense(ref WireWriter writer, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> values, VectorSchema schema, bool inMap = false)
    {
        using IMemoryOwner<float> wide = MemoryPool<float>.Shared.Rent(values.Length);
        Span<float> floats = wide.Memory.Span[..values.Length];
        for (int i = 0; i < floats.Length; i++) floats[i] = values[i];
        WriteDense(ref writer, name, floats, schema, inMap);
    }

    /// <summary>The components of an embedding; none for null, which is refused as an empty vector is.</summary>
    /// <param name="embedding">The embedding.</param>
    public static ReadOnlySpan<float> Components(Embedding<float>? embedding) => embedding is null ? default : embedding.Vector.Span;

    private static void WriteRows(ref WireWriter writer, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<ReadOnlyMemory<float>> rows, VectorSchema schema, bool inMap)
    {
        if (rows.Length == 0) throw Empty(schema.Member, schema.FromText);
        foreach (ReadOnlyMemory<float> row in rows) CheckSize(row.Length, schema);
        int rowSize = FieldSize(1, schema.Size * sizeof(float));
        int content = checked(FieldSize(1, rowSize) * rows.Length);
        BeginVector(ref writer, name, inMap, FieldSize(MultiDense, content));
        Begin(ref writer, MultiDense, content);
        foreach (ReadOnlyMemory<float> row in rows)
        {
            Begin(ref writer, 1, rowSize);
            writer.WritePackedFloats(1, row.Span);
        }
    }

    /// <summary>Writes a multivector; every row has the declared number of dimensions.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The name, in UTF-8.</param>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="schema">What the collection expects.</param>
    /// <param name="inMap">Whether the unnamed vector is an entry too.</param>
    public static void WriteMulti(ref WireWriter writer, scoped ReadOnlySpan<byte> name, IEnumerable<ReadOnlyMemory<float>>? rows, VectorSchema schema, bool inMap = false) =>
        WriteRows(ref writer, name, rows is null ? [] : [.. rows], schema, inMap);

    /// <summary>Writes a multivector of arrays.</summary>
    /// <inheritdoc cref="WriteMulti(ref WireWriter, ReadOnlySpan{byte}, IEnumerable{ReadOnlyMemory{float}}, VectorSchema, bool)" />
    public static void WriteMulti(ref WireWriter writer, scoped ReadOnlySpan<byte> name, IEnumerable<float[]>? rows, VectorSchema schema, bool inMap = false)
    {
        if (rows?.Contains(null) == true) throw UnwritablePointException.Null(schema.Member);
        WriteRows(ref writer, name, rows is null ? [] : [.. rows.Select(row => (ReadOnlyMemory<float>)row)], schema, inMap);
    }

    /// <summary>Writes a sparse vector as an entry of NamedVectors; one without any index is allowed.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The name, in UTF-8.</param>
    /// <param name="vector">The vector.</param>
    public static void WriteSparse(ref WireWriter writer, scoped ReadOnlySpan<byte> name, SparseVector vector)
    {
        int guess = vector.Count * 7;
        int entry = writer.BeginMessage(1, guess);
        writer.WriteBytes(1, name);
        int value = writer.BeginMessage(2, guess);
        int sparse = writer.BeginMessage(Sparse, guess);
        writer.WritePackedFloats(1, vector.Values.Span);
        writer.WritePackedUInt32(2, vector.Indices.Span);
        writer.EndMessage(sparse, guess);
        writer.EndMessage(value, guess);
        writer.EndMessage(entry, guess);
    }

    /// <summary>The error for a sparse vector that every point has and this one has not.</summary>
    public static UnwritablePointException Missing(SparseVectorSchema schema) => Empty(schema.Member, schema.FromText);

    private static void CheckSize(int size, VectorSchema schema)
    {
        if (size == schema.Size) return;
        if (size == 0) throw Empty(schema.Member, schema.FromText);
        throw new UnwritablePointException($"has {size} dimensions; vector \"{schema.Name}\" of the collection has {schema.Size}.", schema.Member);
    }

    private static UnwritablePointException Empty(string member, bool fromText) => new(
        fromText
            ? "is empty: register an embedding generator, or set the vector before writing."
            : "is empty, as after reading without vectors; upserting would remove the stored vector. Read with vectors, or change the payload alone with PatchAsync.",
        member);

    // Named: entry { 1: name, 2: Vector }, an entry of the map in field 1. Unnamed: the Vector itself is field 1 of Vectors.
    private static void BeginVector(ref WireWriter writer, scoped ReadOnlySpan<byte> name, bool inMap, int size)
    {
        if (name.IsEmpty && !inMap)
        {
            Begin(ref writer, 1, size);
            return;
        }
        Begin(ref writer, 1, FieldSize(1, name.Length) + FieldSize(2, size));
        writer.WriteBytes(1, name);
        Begin(ref writer, 2, size);
    }

    private static void Begin(ref WireWriter writer, int field, int size)
    {
        writer.WriteTag(field, WireType.LengthDelimited);
        writer.WriteVarint((ulong)size);
    }

    private static int FieldSize(int field, int size) => checked((field < 16 ? 1 : 2) + WireWriter.VarintSize((ulong)size) + size);
}
