using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Storage;

/// <summary>
/// A collection in a folder: <c>points.sqlite</c> holds settings, ids, payloads, versions and small vectors, <c>vectors-N.bin</c> the dense ones.
/// The vector files are flushed before the commit that names their new rows, so whatever the database names is there.
/// </summary>
internal sealed class CollectionStore : ICollectionStore
{
    public const string DatabaseFile = "points.sqlite";
    private const int FormatVersion = 2;
    private const string Schema =
        """
        CREATE TABLE settings(key TEXT PRIMARY KEY, value BLOB NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE vector_names(name TEXT PRIMARY KEY, number INTEGER NOT NULL, rows INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE payload_indexes(key TEXT PRIMARY KEY, schema BLOB NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE points(slot INTEGER PRIMARY KEY, id BLOB NOT NULL, version INTEGER NOT NULL, payload BLOB NOT NULL, vectors BLOB NOT NULL,
            point_sum INTEGER NOT NULL, payload_sum INTEGER NOT NULL);
        """;

    private readonly string _folder;
    private readonly string _name;
    private readonly LocalRelease _release;
    private readonly IStoreFiles _files;
    private readonly SqliteDatabase _database;
    private readonly CollectionStatements _statements;
    private readonly BlobWriter _blob = new();
    private VectorColumns _columns = new();
    private int _nextNumber;
    private bool _hasNewFiles;

    /// <summary>Opens the store of a collection, or makes it.</summary>
    public CollectionStore(string folder, string name, LocalRelease release, IStoreFiles files)
    {
        (_folder, _name, _release, _files) = (folder, name, release, files);
        _database = new SqliteDatabase(Path.Combine(folder, DatabaseFile), files, FormatVersion, Schema);
        _statements = new CollectionStatements(_database);
    }

    public void Commit(CollectionState state, ChangeLog changes)
    {
        List<string> unused = changes.Settings ? MatchColumns(state) : [];
        List<byte[]> vectors = SaveVectors(state, changes);
        _database.Transaction(() =>
        {
            if (changes.Settings) SaveSettings(state);
            _statements.SaveSetting("operations", Numbers(state.OperationNumbers));
            _statements.SaveSetting("counts", Numbers([(ulong)state.Points.Count, (ulong)state.Indexes.Count]));
            foreach (VectorColumns.Column column in _columns.All) _statements.SaveName(column);
            for (int i = 0; i < vectors.Count; i++) SavePoint(state, changes.Slots[i], changes[changes.Slots[i]], vectors[i]);
        });
        _columns.Committed();
        foreach (string file in unused) _files.Delete(file);
    }

    /// <summary>Writes the dense vectors and flushes them, so that the commit that follows can name their rows.</summary>
    /// <returns>For each changed slot what its database row says of its vectors.</returns>
    private List<byte[]> SaveVectors(CollectionState state, ChangeLog changes)
    {
        var vectors = new List<byte[]>(changes.Slots.Count);
        try
        {
            foreach (int slot in changes.Slots)
            {
                _blob.Clear();
                if ((changes[slot] & PointChange.Vectors) != 0)
                {
                    _columns.Leave(slot);
                    if (state.Points.IsLive(slot)) _columns.Encode(state, slot, _blob);
                }
                vectors.Add(_blob.Written.ToArray());
            }
            _columns.Flush();
            if (_hasNewFiles) _files.FlushFolder(_folder);
            _hasNewFiles = false;
            return vectors;
        }
        catch (IOException cause)
        {
            throw StoreFailure.From(cause, _folder);
        }
    }

    private void SavePoint(CollectionState state, int slot, PointChange change, byte[] vectors)
    {
        PointTable points = state.Points;
        if (!points.IsLive(slot)) _statements.DeletePoint(slot);
        else if ((change & PointChange.Vectors) != 0) _statements.SavePoint(slot, points.IdOf(slot), points.VersionOf(slot), points.PayloadOf(slot), vectors);
        else _statements.SavePayload(slot, points.VersionOf(slot), points.PayloadOf(slot));
    }

    private void SaveSettings(CollectionState state)
    {
        _statements.SaveSetting("config", state.Config.ToByteArray());
        if (state.Created is { } created) _statements.SaveSetting("created", Numbers([(ulong)created.ToUnixTimeMilliseconds()]));
        _database.Execute("DELETE FROM payload_indexes; DELETE FROM vector_names");
        foreach ((string key, FieldIndex index) in state.Indexes) _statements.SaveIndex(key, index.Schema.ToByteArray());
        _statements.SaveSetting("next_vector_number", Numbers([(ulong)_nextNumber]));
    }

    /// <summary>Gives new vector names a column, and takes it from those that are gone. Numbers are never used twice.</summary>
    /// <returns>The files to delete once the database does not name them any more.</returns>
    private List<string> MatchColumns(CollectionState state)
    {
        var unused = new List<string>();
        foreach (VectorColumns.Column column in _columns.All.Where(c => c.IsGone(state)).ToArray())
        {
            _columns.Remove(column.Name);
            if (column.File is not null) unused.Add(VectorPath(column.Number));
        }
        foreach ((string name, VectorStorage storage) in state.Vectors)
        {
            if (_columns.Contains(name)) continue;
            AddColumn(name, _nextNumber++, storage, 0);
            _hasNewFiles = true;
        }
        return unused;
    }

    private void AddColumn(string name, int number, VectorStorage storage, long rows) =>
        _columns.Add(name, number, storage, storage is DenseVectors dense ? new VectorFile(_files, VectorPath(number), dense.Stride, rows) : null);

    private string VectorPath(int number) => Path.Combine(_folder, $"vectors-{number}.bin");

    public CollectionState Load()
    {
        try
        {
            CollectionState state = Read();
            DeleteUnusedFiles();
            return state;
        }
        catch (Exception cause) when (cause is not QdrantStoreException)
        {
            throw StoreFailure.FromReading(cause, Path.Combine(_folder, DatabaseFile));
        }
    }

    private CollectionState Read()
    {
        byte[] config = _statements.Setting("config") ?? throw new InvalidDataException("it holds no settings of a collection");
        var state = new CollectionState(_name, CollectionConfig.Parser.ParseFrom(config), _release) { Created = ReadCreated() };
        Catalogue.AddVectors(state);
        ReadNumbers(_statements.Setting("operations"), state.OperationNumbers);
        var next = new ulong[1];
        ReadNumbers(_statements.Setting("next_vector_number"), next);
        _nextNumber = (int)next[0];
        _columns.Dispose();
        _columns = new VectorColumns();
        foreach ((string name, int number, long rows) in _statements.Names())
        {
            if (rows > 0 && !File.Exists(VectorPath(number))) throw StoreFailure.Missing(VectorPath(number));
            AddColumn(name, number, state.Vectors[name], rows);
        }
        _statements.ReadPoints((slot, id, version, payload, vectors) =>
        {
            state.Points.Restore(slot, id, version, payload.ToArray());
            _columns.Decode(state, slot, vectors);
        });
        state.Points.Restored();
        if (state.Vectors.Keys.FirstOrDefault(name => !_columns.Contains(name)) is { } lost) throw new InvalidDataException($"it does not say where vector '{lost}' is");
        foreach (VectorColumns.Column column in _columns.All)
            if (column.File is not null) column.ReadRows((DenseVectors)state.Vectors[column.Name]);
        foreach ((string key, byte[] schema) in _statements.Indexes()) AddIndex(state, key, PayloadSchemaInfo.Parser.ParseFrom(schema));
        CheckCounts(state);
        return state;
    }

    /// <summary>A damaged page can hide rows without being an error to SQLite.</summary>
    private void CheckCounts(CollectionState state)
    {
        var counts = new ulong[2];
        ReadNumbers(_statements.Setting("counts"), counts);
        if (counts[0] != (ulong)state.Points.Count) throw new InvalidDataException($"it shows {state.Points.Count} of {counts[0]} points");
        if (counts[1] != (ulong)state.Indexes.Count) throw new InvalidDataException($"it shows {state.Indexes.Count} of {counts[1]} payload indexes");
    }

    private DateTimeOffset? ReadCreated()
    {
        if (_statements.Setting("created") is not { } stored) return null;
        var milliseconds = new ulong[1];
        ReadNumbers(stored, milliseconds);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds[0]);
    }

    /// <summary>A crash can leave the file of a name that is gone, or not there yet.</summary>
    private void DeleteUnusedFiles()
    {
        HashSet<string> used = [.. _columns.All.Select(c => VectorPath(c.Number))];
        foreach (string file in Directory.GetFiles(_folder, "vectors-*.bin"))
            if (!used.Contains(file)) _files.Delete(file);
    }

    private static void AddIndex(CollectionState state, string key, PayloadSchemaInfo schema)
    {
        PayloadIndex index = PayloadIndex.Create(key, schema, state.Release);
        foreach (int slot in state.Points.Ordered) index.Set(slot, state.Points.PayloadOf(slot));
        state.Indexes.Add(key, new FieldIndex(schema, index));
    }

    private byte[] Numbers(ReadOnlySpan<ulong> numbers)
    {
        _blob.Clear();
        foreach (ulong number in numbers) _blob.Number(number);
        return _blob.Written.ToArray();
    }

    private static void ReadNumbers(byte[]? blob, ulong[] target)
    {
        var reader = new BlobReader(blob);
        for (int i = 0; i < target.Length && !reader.AtEnd; i++) target[i] = reader.Number();
    }

    public void Delete()
    {
        Dispose();
        _files.DeleteFolder(_folder);
    }

    public void Dispose()
    {
        _statements.Dispose();
        _columns.Dispose();
        _database.Dispose();
    }
}
