using System.Buffers;
using System.Text;
using NodaTime;
using SQLitePCL;

namespace Journeys.Storage.Sqlite.Native;

/// <summary>
/// A prepared statement, kept for the life of its session. Parameters are bound by position, from 1.
/// Straight over sqlite3: on the hot path ADO.NET's parameter objects cost more than the b-tree.
/// </summary>
internal sealed class Statement(Session session, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int index, long value)
    {
        session.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, long? value)
    {
        session.Check(value is { } known ? raw.sqlite3_bind_int64(handle, index, known) : raw.sqlite3_bind_null(handle, index));
        return this;
    }

    public Statement Bind(int index, string? text)
    {
        if (text is null)
        {
            session.Check(raw.sqlite3_bind_null(handle, index));
            return this;
        }

        // An empty span has no address, which sqlite3 would take for NULL.
        if (text.Length == 0)
        {
            session.Check(raw.sqlite3_bind_text(handle, index, ""));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var buffer = most <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(most);
        var length = Encoding.UTF8.GetBytes(text, buffer);
        session.Check(raw.sqlite3_bind_text(handle, index, buffer[..length]));
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    public Statement Bind(int index, ReadOnlyMemory<byte> blob)
    {
        session.Check(blob.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, blob.Span));
        return this;
    }

    /// <summary>Moves to the next row; at the end resets itself and returns false.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW) return true;
        var error = code == raw.SQLITE_DONE ? null : session.Error(code);
        raw.sqlite3_reset(handle);
        return error is null ? false : throw error;
    }

    /// <summary>Runs a statement that returns no rows; returns how many rows it changed.</summary>
    public int Execute()
    {
        Step();
        return session.Changes;
    }

    /// <summary>Ends a reading before its last row.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public int Small(int column) => raw.sqlite3_column_int(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public Instant Time(int column) => Micros.Instant(Integer(column));

    public Instant? OptionalTime(int column) => IsNull(column) ? null : Time(column);

    // Through the blob interface, which knows the length: a NUL character does not cut the text off.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public void Dispose() => handle.Dispose();
}
