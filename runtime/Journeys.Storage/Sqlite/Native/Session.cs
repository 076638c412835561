using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Journeys.Storage.Sqlite.Native;

/// <summary>One connection and its prepared statements. Not safe for two threads at once: whoever holds it, holds it alone.</summary>
internal sealed class Session : IDisposable
{
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE
    private readonly SqliteConnection connection;
    private readonly sqlite3 handle;
    private readonly string path;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    public Session(string path, bool readOnly, int busyMilliseconds)
    {
        this.path = path;
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        };
        connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            handle = connection.Handle ?? throw new StoreException($"The database '{path}' could not be opened.");
            raw.sqlite3_busy_timeout(handle, busyMilliseconds);
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw Describe(error.SqliteErrorCode, error.Message, error);
        }
    }

    public int Changes => raw.sqlite3_changes(handle);

    /// <summary>Pages this connection has written to the write-ahead log since the last reset.</summary>
    public int WrittenPages(bool reset) =>
        raw.sqlite3_db_status(handle, PagesWritten, out var pages, out _, reset ? 1 : 0) == raw.SQLITE_OK ? pages : 0;

    /// <summary>The prepared statement of a text; always the same one, so a text must not be in use twice at once.</summary>
    public Statement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out var known)) return known;
        Check(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var prepared));
        var statement = new Statement(this, prepared);
        statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Runs a script of several statements whose rows do not matter.</summary>
    public void Run(string script)
    {
        var code = raw.sqlite3_exec(handle, script, out var message);
        if (code != raw.SQLITE_OK) throw Describe(code, message, null);
    }

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Error(code);
    }

    public StoreException Error(int code) => Describe(code, raw.sqlite3_errmsg(handle).utf8_to_string(), null);

    private StoreException Describe(int code, string detail, Exception? cause)
    {
        var text = (code & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                $"The database '{path}' is locked by another program. Stop the other `journeys run` on this project, or wait until it has finished, and try again.",
            raw.SQLITE_NOTADB => $"The file '{path}' is not a Journeys database. Name another file, or move this one away.",
            raw.SQLITE_CORRUPT => $"The database '{path}' is damaged ({detail}). Restore it from a backup; see 'Backup' in docs/operations.md.",
            raw.SQLITE_FULL => $"The disk that holds '{path}' is full. Nothing of the last step was written; free some space and start again.",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM =>
                $"The database '{path}' cannot be written ({detail}). Check that its folder exists and that this user may write to it.",
            _ => $"The database '{path}' refused a statement: {detail} (SQLite error {code}).",
        };
        return cause is null ? new StoreException(text) : new StoreException(text, cause);
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }
}
