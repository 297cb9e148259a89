using System.Text;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Service.Points;

/// <summary>The vectors of plain points, see <see cref="PlainUpsert"/>: dense and sparse ones in the current form, each name once.</summary>
internal sealed class PlainVectors
{
    private readonly List<(byte[] Utf8, string Name)> _names = [];

    /// <summary>Reads a <c>Vectors</c> message; null: it is not plain.</summary>
    public IReadOnlyList<NamedVector>? Read(ReadOnlySpan<byte> vectors)
    {
        var reader = new WireReader(vectors);
        if (reader.TryReadTag(0x0A))
        {
            VectorValue? unnamed = ReadVector(reader.ReadBytes(WireType.LengthDelimited));
            return reader.AtEnd && unnamed is { Kind: VectorKind.Dense } ? [new NamedVector("", unnamed)] : null;
        }
        if (!reader.TryReadTag(0x12)) return null;
        IReadOnlyList<NamedVector>? named = ReadNamed(reader.ReadBytes(WireType.LengthDelimited));
        return reader.AtEnd ? named : null;
    }

    private List<NamedVector>? ReadNamed(ReadOnlySpan<byte> vectors)
    {
        var named = new List<NamedVector>();
        var reader = new WireReader(vectors);
        while (reader.TryReadTag(0x0A))
        {
            var entry = new WireReader(reader.ReadBytes(WireType.LengthDelimited));
            if (!entry.TryReadTag(0x0A)) return null;
            string name = NameOf(entry.ReadBytes(WireType.LengthDelimited));
            foreach (NamedVector other in named)
                if (other.Name == name) return null;
            if (!entry.TryReadTag(0x12) || ReadVector(entry.ReadBytes(WireType.LengthDelimited)) is not { } vector || !entry.AtEnd) return null;
            named.Add(new NamedVector(name, vector));
        }
        return reader.AtEnd ? named : null;
    }

    /// <summary>The points of a request share a few names.</summary>
    private string NameOf(ReadOnlySpan<byte> utf8)
    {
        foreach ((byte[] known, string text) in _names)
            if (utf8.SequenceEqual(known)) return text;
        string name = Encoding.UTF8.GetString(utf8);
        if (_names.Count < 16) _names.Add((utf8.ToArray(), name));
        return name;
    }

    private static VectorValue? ReadVector(ReadOnlySpan<byte> vector)
    {
        var reader = new WireReader(vector);
        if (!reader.ReadTag(out int field, out WireType type)) return null;
        VectorValue? value = field switch
        {
            101 => ReadDense(reader.ReadBytes(type)),
            102 => ReadSparse(reader.ReadBytes(type)),
            _ => null,
        };
        return reader.AtEnd ? value : null;
    }

    private static VectorValue? ReadDense(ReadOnlySpan<byte> vector)
    {
        float[] data = [];
        int count = 0;
        var reader = new WireReader(vector);
        while (reader.TryReadTag(0x0A)) reader.ReadFloats(WireType.LengthDelimited, ref data, ref count);
        return reader.AtEnd && count > 0 && count == data.Length ? VectorValue.Dense(data) : null;
    }

    private static VectorValue? ReadSparse(ReadOnlySpan<byte> vector)
    {
        float[] values = [];
        uint[] indices = [];
        int valueCount = 0, indexCount = 0;
        var reader = new WireReader(vector);
        while (!reader.AtEnd)
        {
            if (reader.TryReadTag(0x0A)) reader.ReadFloats(WireType.LengthDelimited, ref values, ref valueCount);
            else if (reader.TryReadTag(0x12)) reader.ReadUInt32s(WireType.LengthDelimited, ref indices, ref indexCount);
            else return null;
        }
        if (valueCount != indexCount || valueCount != values.Length || indexCount != indices.Length) return null;
        VectorValue sparse = VectorValue.Sparse(indices, values);
        for (int i = 1; i < indices.Length; i++)
            if (indices[i] == indices[i - 1]) return null;
        return sparse;
    }
}
