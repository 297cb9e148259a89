using SQLitePCL;
using static SQLitePCL.raw;

namespace Qdrant.Local.Storage;

/// <summary>One connection to a SQLite file, and the errors of SQLite in the store's terms.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>Marks a file as ours ("QDTL").</summary>
    private const int ApplicationId = 0x5144544C;

    /// <summary>SQLITE_DBSTATUS_CACHE_WRITE: pages written, here to the log.</summary>
    private const int CacheWrite = 9;

    private readonly sqlite3 _connection;
    private readonly string _path;
    private readonly Checkpointer? _checkpoints;

    static SqliteDatabase() => Batteries_V2.Init();

    /// <summary>Opens a database, or makes one when the file is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="version">The format version this code writes; older ones were never released, a newer one is refused.</param>
    /// <param name="schema">The tables of a new file.</param>
    public SqliteDatabase(string path, IStoreFiles files, int version, string schema)
    {
        _path = path;
        int result = sqlite3_open_v2(path, out _connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, files.SqliteVfs);
        try
        {
            Check(result);
            int found = Scalar("PRAGMA user_version"), application = Scalar("PRAGMA application_id");
            bool isNew = found == 0 && application == 0 && Scalar("SELECT count(*) FROM sqlite_schema") == 0;
            if (!isNew && application != ApplicationId)
                throw new QdrantStoreException(StoreProblem.Corrupt, path, $"'{path}' is a database of something else. Open another folder, or move the file away.");
            if (found > version)
                throw new QdrantStoreException(StoreProblem.NewerFormat, path,
                    $"'{path}' has format {found}, written by a newer version of this library; this one knows formats up to {version}. Update the library.");
            if (!isNew && found < version)
                throw new QdrantStoreException(StoreProblem.OlderFormat, path,
                    $"'{path}' has format {found}, which was never released; this library knows format {version}. Open another folder, or delete this one and fill it again.");
            // The log is copied into the database beside the writes; only where that falls far behind, a commit does it itself.
            long page = Scalar("PRAGMA page_size"), bound = 4 * files.LogBytes;
            Execute($"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint={bound / page}; PRAGMA journal_size_limit={bound}");
            _checkpoints = new Checkpointer(path, files, files.LogBytes / page);
            if (isNew) Execute($"BEGIN IMMEDIATE; PRAGMA application_id={ApplicationId}; PRAGMA user_version={version}; {schema}; COMMIT");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Execute(string sql) => Check(sqlite3_exec(_connection, sql));

    public SqliteStatement Prepare(string sql)
    {
        Check(sqlite3_prepare_v3(_connection, sql, SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Runs a change as one transaction; durable when it returns.</summary>
    public void Transaction(Action change)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            change();
            Execute("COMMIT");
            sqlite3_db_status(_connection, CacheWrite, out int pages, out _, 1);
            _checkpoints?.Written(pages);
        }
        catch
        {
            if (sqlite3_get_autocommit(_connection) == 0) sqlite3_exec(_connection, "ROLLBACK");
            throw;
        }
    }

    private int Scalar(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() ? (int)statement.Integer(0) : 0;
    }

    /// <exception cref="QdrantStoreException">SQLite said no.</exception>
    public void Check(int result)
    {
        if (result is SQLITE_OK or SQLITE_ROW or SQLITE_DONE) return;
        string reason = _connection is null ? sqlite3_errstr(result).utf8_to_string() : sqlite3_errmsg(_connection).utf8_to_string();
        throw (result & 0xff) switch
        {
            SQLITE_FULL => new QdrantStoreException(StoreProblem.Full, _path, $"The disk is full: '{_path}' could not be written. Free some space; the write was not done."),
            SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM => new QdrantStoreException(StoreProblem.ReadOnly, _path, $"'{_path}' may not be written ({reason}). Give this user the right to write there, or open another folder."),
            SQLITE_CORRUPT or SQLITE_NOTADB => new QdrantStoreException(StoreProblem.Corrupt, _path, $"'{_path}' is damaged ({reason}). Nothing was changed; restore it from a copy, or open another folder."),
            SQLITE_BUSY or SQLITE_LOCKED => new QdrantStoreException(StoreProblem.InUse, _path, $"'{_path}' is in use by another program. Close that one first."),
            _ => new QdrantStoreException(StoreProblem.Failed, _path, $"'{_path}' could not be read or written: {reason}."),
        };
    }

    public void Dispose()
    {
        _checkpoints?.Dispose();
        sqlite3_close_v2(_connection);
    }
}
