using SQLitePCL;
using static SQLitePCL.raw;

namespace Qdrant.Local.Storage;

/// <summary>A prepared statement: bind, run, reset. Parameters are numbered from 1, columns from 0.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt statement) : IDisposable
{
    public SqliteStatement Bind(int parameter, long value)
    {
        database.Check(sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        database.Check(value.IsEmpty ? sqlite3_bind_zeroblob(statement, parameter, 0) : sqlite3_bind_blob(statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        database.Check(sqlite3_bind_text(statement, parameter, value));
        return this;
    }

    /// <summary>Moves to the next row; false when there is none.</summary>
    public bool Step()
    {
        int result = sqlite3_step(statement);
        database.Check(result);
        return result == SQLITE_ROW;
    }

    /// <summary>Runs a statement without rows and makes it ready for the next use.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    public void Reset() => sqlite3_reset(statement);

    public long Integer(int column) => sqlite3_column_int64(statement, column);

    /// <summary>The bytes of a column; valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => sqlite3_column_blob(statement, column);

    public string Text(int column) => sqlite3_column_text(statement, column).utf8_to_string() ?? throw new InvalidDataException("a text is missing");

    public void Dispose() => sqlite3_finalize(statement);
}
