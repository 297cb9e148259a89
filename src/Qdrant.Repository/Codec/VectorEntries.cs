using System.Globalization;
using System.Text;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>The vectors of a point while they are read. Generated code compares <see cref="Name"/> with its literals.</summary>
public ref struct VectorEntries
{
    private const int Dense = 101, Sparse = 102, MultiDense = 103;
    private WireReader _vectors;
    private WireReader _named;
    private WireReader _value;

    /// <summary>Reads a VectorsOutput message.</summary>
    /// <param name="vectors">The message, at its start.</param>
    public VectorEntries(WireReader vectors) => _vectors = vectors;

    /// <summary>The name of the vector, in UTF-8; empty for the unnamed one.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Goes to the next vector; false at the end.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            while (_named.ReadTag(out int field, out WireType type))
            {
                if (field != 1)
                {
                    _named.Skip(type);
                    continue;
                }
                ReadEntry(_named.ReadMessage(type));
                return true;
            }
            if (!_vectors.ReadTag(out int option, out WireType optionType)) return false;
            if (option == 2) _named = _vectors.ReadMessage(optionType);
            else if (option == 1)
            {
                Name = default;
                _value = _vectors.ReadMessage(optionType);
                return true;
            }
            else _vectors.Skip(optionType);
        }
    }

    /// <summary>The current vector as a dense one.</summary>
    public readonly float[] ToDense()
    {
        float[] values = [];
        int count = 0;
        WireReader vector = _value;
        while (vector.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: vector.ReadFloats(type, ref values, ref count); break;
                case Dense: ReadRow(vector.ReadMessage(type), ref values, ref count); break;
                case Sparse or MultiDense: throw Unexpected("a dense vector");
                default: vector.Skip(type); break;
            }
        }
        return count == values.Length ? values : values[..count];
    }

    /// <summary>The current vector as a dense one of halves; a component that a half cannot hold is an error.</summary>
    public readonly Half[] ToDenseHalves()
    {
        float[] values = ToDense();
        var halves = new Half[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            halves[i] = (Half)values[i];
            if ((float)halves[i] != values[i]) throw new UnreadablePointException(string.Create(CultureInfo.InvariantCulture, $"has the component {values[i]:R}, which a Half cannot hold."), Encoding.UTF8.GetString(Name));
        }
        return halves;
    }

    /// <summary>The current vector as a dense one of bytes; a component that is no integer from 0 to 255 is an error.</summary>
    public readonly byte[] ToDenseBytes()
    {
        float[] values = ToDense();
        var bytes = new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] is >= 0 and <= 255) || values[i] != MathF.Truncate(values[i])) throw new UnreadablePointException(string.Create(CultureInfo.InvariantCulture, $"has the component {values[i]:R}, which is no integer from 0 to 255."), Encoding.UTF8.GetString(Name));
            bytes[i] = (byte)values[i];
        }
        return bytes;
    }

    /// <summary>The current vector as a sparse one, by index.</summary>
    public readonly Dictionary<uint, float> ToSparseMap()
    {
        SparseVector vector = ToSparse();
        var map = new Dictionary<uint, float>(vector.Count);
        for (int i = 0; i < vector.Count; i++) map.Add(vector.Indices.Span[i], vector.Values.Span[i]);
        return map;
    }

    /// <summary>The current vector as the rows of a multivector.</summary>
    public readonly List<ReadOnlyMemory<float>> ToRows() => [.. ToMulti().Select(static row => (ReadOnlyMemory<float>)row)];

    /// <summary>The current vector as a sparse one.</summary>
    public readonly SparseVector ToSparse()
    {
        float[] values = [];
        uint[] indices = [];
        int valueCount = 0, indexCount = 0;
        WireReader vector = _value;
        while (vector.ReadTag(out int field, out WireType type))
        {
            if (field is Dense or MultiDense) throw Unexpected("a sparse vector");
            if (field != Sparse)
            {
                vector.Skip(type);
                continue;
            }
            WireReader sparse = vector.ReadMessage(type);
            while (sparse.ReadTag(out field, out type))
            {
                if (field == 1) sparse.ReadFloats(type, ref values, ref valueCount);
                else if (field == 2) sparse.ReadUInt32s(type, ref indices, ref indexCount);
                else sparse.Skip(type);
            }
        }
        if (valueCount != indexCount) throw Unexpected("a sparse vector with one value for each index");
        return new SparseVector(indices.AsSpan(0, indexCount), values.AsSpan(0, valueCount));
    }

    /// <summary>The current vector as the rows of a multivector.</summary>
    public readonly float[][] ToMulti()
    {
        var rows = new List<float[]>();
        WireReader vector = _value;
        while (vector.ReadTag(out int field, out WireType type))
        {
            if (field is Dense or Sparse) throw Unexpected("a multivector");
            if (field != MultiDense)
            {
                vector.Skip(type);
                continue;
            }
            WireReader multi = vector.ReadMessage(type);
            while (multi.ReadTag(out field, out type))
            {
                if (field != 1)
                {
                    multi.Skip(type);
                    continue;
                }
                float[] row = [];
                int count = 0;
                ReadRow(multi.ReadMessage(type), ref row, ref count);
                rows.Add(count == row.Length ? row : row[..count]);
            }
        }
        return [.. rows];
    }

    private static void ReadRow(WireReader dense, ref float[] values, ref int count)
    {
        while (dense.ReadTag(out int field, out WireType type))
        {
            if (field == 1) dense.ReadFloats(type, ref values, ref count);
            else dense.Skip(type);
        }
    }

    private void ReadEntry(WireReader entry)
    {
        Name = default;
        _value = default;
        while (entry.ReadTag(out int field, out WireType type))
        {
            if (field == 1) Name = entry.ReadBytes(type);
            else if (field == 2) _value = entry.ReadMessage(type);
            else entry.Skip(type);
        }
    }

    private readonly UnreadablePointException Unexpected(string expected) =>
        new($"is a vector of another kind, where {expected} is expected.", Encoding.UTF8.GetString(Name));
}
