using System.Buffers.Binary;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Storage;

/// <summary>The prepared statements of a collection's database.</summary>
internal sealed class CollectionStatements(SqliteDatabase database) : IDisposable
{
    private readonly SqliteStatement _savePoint = database.Prepare("INSERT OR REPLACE INTO points(slot, id, version, payload, vectors, point_sum, payload_sum) VALUES(?, ?, ?, ?, ?, ?, ?)");
    private readonly SqliteStatement _savePayload = database.Prepare("UPDATE points SET version = ?, payload = ?, payload_sum = ? WHERE slot = ?");
    private readonly SqliteStatement _deletePoint = database.Prepare("DELETE FROM points WHERE slot = ?");
    private readonly SqliteStatement _saveSetting = database.Prepare("INSERT OR REPLACE INTO settings(key, value, sum) VALUES(?, ?, ?)");
    private readonly SqliteStatement _saveName = database.Prepare("INSERT OR REPLACE INTO vector_names(name, number, rows) VALUES(?, ?, ?)");
    private readonly SqliteStatement _saveIndex = database.Prepare("INSERT OR REPLACE INTO payload_indexes(key, schema, sum) VALUES(?, ?, ?)");

    /// <summary>Takes one point; its bytes are valid during the call only.</summary>
    public delegate void PointReader(int slot, PointId id, ulong version, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> vectors);

    public void SavePoint(int slot, PointId id, ulong version, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> vectors)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, id.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], id.Low);
        _savePoint.Bind(1, slot).Bind(2, id.IsUuid ? bytes : bytes[8..]).Bind(3, (long)version).Bind(4, payload).Bind(5, vectors)
            .Bind(6, Checksum.OfPoint(slot, id, vectors)).Bind(7, Checksum.OfPayload(slot, version, payload)).Run();
    }

    public void SavePayload(int slot, ulong version, ReadOnlySpan<byte> payload) =>
        _savePayload.Bind(1, (long)version).Bind(2, payload).Bind(3, Checksum.OfPayload(slot, version, payload)).Bind(4, slot).Run();

    public void DeletePoint(int slot) => _deletePoint.Bind(1, slot).Run();

    public void SaveSetting(string key, ReadOnlySpan<byte> value) => _saveSetting.Bind(1, key).Bind(2, value).Bind(3, Checksum.Of(value)).Run();

    public void SaveName(VectorColumns.Column column) => _saveName.Bind(1, column.Name).Bind(2, column.Number).Bind(3, column.File?.Rows ?? 0).Run();

    public void SaveIndex(string key, ReadOnlySpan<byte> schema) => _saveIndex.Bind(1, key).Bind(2, schema).Bind(3, Checksum.Of(schema)).Run();

    public byte[]? Setting(string key)
    {
        using SqliteStatement query = database.Prepare("SELECT value, sum FROM settings WHERE key = ?");
        return query.Bind(1, key).Step() ? Checked(query, $"the setting '{key}'") : null;
    }

    public List<(string Name, int Number, long Rows)> Names()
    {
        using SqliteStatement query = database.Prepare("SELECT name, number, rows FROM vector_names ORDER BY number");
        var names = new List<(string, int, long)>();
        while (query.Step()) names.Add((query.Text(0), (int)query.Integer(1), query.Integer(2)));
        return names;
    }

    public List<(string Key, byte[] Schema)> Indexes()
    {
        using SqliteStatement query = database.Prepare("SELECT schema, sum, key FROM payload_indexes ORDER BY key");
        var indexes = new List<(string, byte[])>();
        while (query.Step()) indexes.Add((query.Text(2), Checked(query, $"the index '{query.Text(2)}'")));
        return indexes;
    }

    /// <summary>The bytes in the first column, held against their sum in the second.</summary>
    private static byte[] Checked(SqliteStatement query, string what)
    {
        ReadOnlySpan<byte> value = query.Blob(0);
        return Checksum.Of(value) == query.Integer(1) ? value.ToArray() : throw Changed(what);
    }

    private static InvalidDataException Changed(string what) => new($"{what} is not what was written");

    /// <summary>Reads all points in the order of their slots.</summary>
    /// <exception cref="InvalidDataException">A point is not what was written.</exception>
    public void ReadPoints(PointReader point)
    {
        using SqliteStatement query = database.Prepare("SELECT slot, id, version, payload, vectors, point_sum, payload_sum FROM points ORDER BY slot");
        while (query.Step())
        {
            ReadOnlySpan<byte> id = query.Blob(1);
            PointId read = id.Length == 16
                ? PointId.FromUuid(BinaryPrimitives.ReadUInt64BigEndian(id), BinaryPrimitives.ReadUInt64BigEndian(id[8..]))
                : PointId.FromNumber(BinaryPrimitives.ReadUInt64BigEndian(id));
            (int slot, ulong version) = ((int)query.Integer(0), (ulong)query.Integer(2));
            ReadOnlySpan<byte> payload = query.Blob(3), vectors = query.Blob(4);
            if (Checksum.OfPoint(slot, read, vectors) != query.Integer(5) || Checksum.OfPayload(slot, version, payload) != query.Integer(6)) throw Changed($"point {read}");
            point(slot, read, version, payload, vectors);
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in (SqliteStatement[])[_savePoint, _savePayload, _deletePoint, _saveSetting, _saveName, _saveIndex]) statement.Dispose();
    }
}
