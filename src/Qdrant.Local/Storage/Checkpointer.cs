using SQLitePCL;
using static SQLitePCL.raw;

namespace Qdrant.Local.Storage;

/// <summary>
/// Copies the log of a database into the database on a thread and a connection of its own, so that no write waits for it. When it fails, nothing is
/// lost: the log holds everything until a later one succeeds.
/// </summary>
internal sealed class Checkpointer(string path, IStoreFiles files, long pages) : IDisposable
{
    private long _written;
    private Task _running = Task.CompletedTask;

    /// <summary>Takes note of pages added to the log, and starts copying when they are enough.</summary>
    public void Written(int more)
    {
        _written += more;
        if (_written < pages || !_running.IsCompleted) return;
        _written = 0;
        _running = Task.Run(Copy);
    }

    private void Copy()
    {
        if (sqlite3_open_v2(path, out sqlite3 connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, files.SqliteVfs) == SQLITE_OK)
            sqlite3_wal_checkpoint_v2(connection, null, SQLITE_CHECKPOINT_PASSIVE, out _, out _);
        sqlite3_close_v2(connection);
    }

    public void Dispose() => _running.Wait();
}
