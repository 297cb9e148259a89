using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service.Points;

/// <summary>
/// An upsert read straight from its bytes: vectors and payloads are copied once, no message is made. That works for plain requests: whole points with
/// dense and sparse vectors, nothing said twice, nothing wrong. Any other one is left to the message, which has every rule and finds every error.
/// </summary>
internal sealed class PlainUpsert
{
    private readonly List<PointRecord> _points = [];
    private readonly PlainVectors _vectors = new();
    private string _collection = "";
    private bool _wait, _hasTimeout;
    private ulong _timeout;

    private PlainUpsert()
    {
    }

    public string Collection => _collection;

    public UpsertWrite Write => new(_points, null, default);

    public WriteTerms Terms => new(_wait, _hasTimeout, _timeout, null);

    /// <summary>Reads a request that can be decoded; null: it is not plain.</summary>
    public static PlainUpsert? Read(ReadOnlySpan<byte> request)
    {
        var upsert = new PlainUpsert();
        try
        {
            return upsert.ReadRequest(request) ? upsert : null;
        }
        catch (WireFormatException)
        {
            return null;
        }
    }

    private bool ReadRequest(ReadOnlySpan<byte> request)
    {
        var reader = new WireReader(request);
        while (reader.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: _collection = reader.ReadString(type); break;
                case 2: _wait = reader.ReadBool(type); break;
                case 3:
                    if (!ReadPoint(reader.ReadBytes(type))) return false;
                    break;
                case 7: (_hasTimeout, _timeout) = (true, reader.ReadUInt64(type)); break;
                default: return false;
            }
        }
        var found = new Violations();
        found.CollectionName(_collection);
        return found.Entries.Count == 0;
    }

    private bool ReadPoint(ReadOnlySpan<byte> point)
    {
        PointId? id = null;
        IReadOnlyList<NamedVector>? vectors = null;
        var reader = new WireReader(point);
        while (!reader.AtEnd)
        {
            if (reader.TryReadTag(PlainPayload.EntryTag))
            {
                reader.Skip(WireType.LengthDelimited);
            }
            else if (id is null && reader.TryReadTag(0x0A))
            {
                if ((id = ReadId(reader.ReadBytes(WireType.LengthDelimited))) is null) return false;
            }
            else if (vectors is null && reader.TryReadTag(0x22))
            {
                if ((vectors = _vectors.Read(reader.ReadBytes(WireType.LengthDelimited))) is null) return false;
            }
            else
            {
                return false;
            }
        }
        if (id is not { } known || vectors is null || PlainPayload.Copy(point) is not { } payload) return false;
        _points.Add(new PointRecord(known, payload, vectors));
        return true;
    }

    private static PointId? ReadId(ReadOnlySpan<byte> id)
    {
        const int longestUuid = 64;
        var reader = new WireReader(id);
        if (reader.TryReadTag(0x08))
        {
            ulong number = reader.ReadVarint();
            return reader.AtEnd ? PointId.FromNumber(number) : null;
        }
        if (!reader.TryReadTag(0x12)) return null;
        ReadOnlySpan<byte> text = reader.ReadBytes(WireType.LengthDelimited);
        if (!reader.AtEnd || text.Length > longestUuid) return null;
        Span<char> characters = stackalloc char[longestUuid];
        int length = System.Text.Encoding.UTF8.GetChars(text, characters);
        return PointId.TryParseUuid(characters[..length], out PointId uuid) ? uuid : null;
    }
}
