using Qdrant.Local.Engine;

namespace Qdrant.Local.Storage;

/// <summary>
/// The folder of an engine: <c>catalogue.sqlite</c> with collections and aliases, and one folder a collection below <c>collections</c>,
/// named by a number since collection names can be anything.
/// </summary>
internal sealed class CatalogueStore : ICatalogueStore
{
    private const int FormatVersion = 2;
    private const string Schema =
        """
        CREATE TABLE collections(name TEXT PRIMARY KEY, folder INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE aliases(name TEXT PRIMARY KEY, collection TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE seal(id INTEGER PRIMARY KEY, sum INTEGER NOT NULL);
        INSERT INTO seal(id, sum) VALUES(1, 4294967295);
        """;

    private readonly string _folder;
    private readonly LocalRelease _release;
    private readonly IStoreFiles _files;
    private readonly FolderLock _lock;
    private readonly SqliteDatabase _database;
    private long _lastNumber;

    public CatalogueStore(string folder, LocalRelease release, IStoreFiles files)
    {
        (_folder, _release, _files) = (folder, release, files);
        List<string> parents = ParentsOfMissing(folder);
        _lock = FolderLock.Take(folder);
        try
        {
            // A new catalogue would take the collections that are there for leftovers.
            if (IsMissing(DatabasePath) && CollectionFolders().Any()) throw StoreFailure.Missing(DatabasePath);
            _database = new SqliteDatabase(DatabasePath, files, FormatVersion, Schema);
            CheckSeal();
            Flush(parents);
        }
        catch
        {
            _database?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    private string DatabasePath => Path.Combine(_folder, "catalogue.sqlite");

    private static bool IsMissing(string path) => new FileInfo(path) is { Exists: false } or { Length: 0 };

    /// <summary>The folders that are going to hold a new one: their lists of names must reach the disk too.</summary>
    private static List<string> ParentsOfMissing(string? folder)
    {
        var parents = new List<string>();
        for (; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            if (Path.GetDirectoryName(folder) is { } parent) parents.Add(parent);
        return parents;
    }

    private void Flush(IEnumerable<string> folders)
    {
        try
        {
            foreach (string folder in folders) _files.FlushFolder(folder);
        }
        catch (IOException cause)
        {
            throw StoreFailure.From(cause, _folder);
        }
    }

    public IEnumerable<(CollectionState State, ICollectionStore Store)> LoadCollections()
    {
        var loaded = new List<(CollectionState, ICollectionStore)>();
        var known = new HashSet<string>();
        try
        {
            foreach ((string name, long number) in Collections())
            {
                string folder = FolderOf(number);
                known.Add(folder);
                string database = Path.Combine(folder, CollectionStore.DatabaseFile);
                if (IsMissing(database)) throw StoreFailure.Missing(database);
                var store = new CollectionStore(folder, name, _release, _files);
                loaded.Add((null!, store));
                loaded[^1] = (store.Load(), store);
            }
        }
        catch
        {
            foreach ((_, ICollectionStore store) in loaded) store.Dispose();
            throw;
        }
        DeleteLeftovers(known);
        return loaded;
    }

    private Dictionary<string, long> Collections() => Reading(() =>
    {
        using SqliteStatement query = _database.Prepare("SELECT name, folder FROM collections ORDER BY folder");
        var collections = new Dictionary<string, long>();
        while (query.Step()) collections.Add(query.Text(0), query.Integer(1));
        return collections;
    });

    /// <summary>A crash can leave the folder of a collection that is off the list already, or not on it yet.</summary>
    private void DeleteLeftovers(HashSet<string> known)
    {
        foreach (string folder in CollectionFolders().Where(folder => !known.Contains(folder))) _files.DeleteFolder(folder);
    }

    private IEnumerable<string> CollectionFolders()
    {
        string root = Path.Combine(_folder, "collections");
        return Directory.Exists(root) ? Directory.GetDirectories(root).Where(folder => long.TryParse(Path.GetFileName(folder), out _)) : [];
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception cause) when (cause is not QdrantStoreException)
        {
            throw StoreFailure.FromReading(cause, DatabasePath);
        }
    }

    private string FolderOf(long number) => Path.Combine(_folder, "collections", number.ToString());

    public IReadOnlyDictionary<string, string> LoadAliases() => Reading(() =>
    {
        using SqliteStatement query = _database.Prepare("SELECT name, collection FROM aliases");
        var aliases = new Dictionary<string, string>();
        while (query.Step()) aliases.Add(query.Text(0), query.Text(1));
        return aliases;
    });

    public ICollectionStore Create(CollectionState state) => Save(state, new ChangeLog { Settings = true });

    public ICollectionStore Replace(CollectionState state) => Save(state, ChangeLog.OfAll(state));

    /// <summary>Writes a collection into a folder of its own, then names that folder: whoever opens the store after a crash finds the one before, or this one whole.</summary>
    private CollectionStore Save(CollectionState state, ChangeLog contents)
    {
        long number = NextNumber();
        string folder = FolderOf(number);
        if (Directory.Exists(folder)) _files.DeleteFolder(folder);
        Directory.CreateDirectory(folder);
        var store = new CollectionStore(folder, state.Name, _release, _files);
        try
        {
            store.Commit(state, contents);
            Flush([Path.Combine(_folder, "collections"), _folder]);
            _database.Transaction(() =>
            {
                using SqliteStatement insert = _database.Prepare("INSERT OR REPLACE INTO collections(name, folder) VALUES(?, ?)");
                insert.Bind(1, state.Name).Bind(2, number).Run();
                Seal();
            });
            return store;
        }
        catch
        {
            store.Delete();
            throw;
        }
    }

    /// <summary>No number is given twice while the store is open: the folder of a collection that is off the list may still be on its way out.</summary>
    private long NextNumber()
    {
        using SqliteStatement query = _database.Prepare("SELECT coalesce(max(folder), 0) FROM collections");
        query.Step();
        return _lastNumber = Math.Max(_lastNumber, query.Integer(0)) + 1;
    }

    public void Remove(string collection, IReadOnlyDictionary<string, string> aliases) => _database.Transaction(() =>
    {
        using SqliteStatement delete = _database.Prepare("DELETE FROM collections WHERE name = ?");
        delete.Bind(1, collection).Run();
        WriteAliases(aliases);
        Seal();
    });

    public void SaveAliases(IReadOnlyDictionary<string, string> aliases) => _database.Transaction(() =>
    {
        WriteAliases(aliases);
        Seal();
    });

    private void WriteAliases(IReadOnlyDictionary<string, string> aliases)
    {
        _database.Execute("DELETE FROM aliases");
        using SqliteStatement insert = _database.Prepare("INSERT INTO aliases(name, collection) VALUES(?, ?)");
        foreach ((string alias, string collection) in aliases) insert.Bind(1, alias).Bind(2, collection).Run();
    }

    /// <summary>Writes down what the catalogue says as a whole. A damaged page can hide a collection, whose folder would then be taken for a leftover.</summary>
    private void Seal()
    {
        using SqliteStatement save = _database.Prepare("INSERT OR REPLACE INTO seal(id, sum) VALUES(1, ?)");
        save.Bind(1, Sum()).Run();
    }

    private void CheckSeal() => Reading(() =>
    {
        using SqliteStatement query = _database.Prepare("SELECT sum FROM seal");
        if (!query.Step() || query.Integer(0) != Sum()) throw new InvalidDataException("its lists are not what was written");
        return true;
    });

    private long Sum()
    {
        var lists = new BlobWriter();
        using SqliteStatement query = _database.Prepare("SELECT name, folder FROM collections UNION ALL SELECT name, collection FROM aliases ORDER BY 1, 2");
        while (query.Step())
        {
            lists.Bytes(System.Text.Encoding.UTF8.GetBytes(query.Text(0)));
            lists.Bytes(System.Text.Encoding.UTF8.GetBytes(query.Text(1)));
        }
        return Checksum.Of(lists.Written);
    }

    public void Dispose()
    {
        _database.Dispose();
        _lock.Dispose();
    }
}
