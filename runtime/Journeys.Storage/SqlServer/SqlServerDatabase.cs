using System.Data;
using Microsoft.Data.SqlClient;

namespace Journeys.Storage.SqlServer;

/// <summary>Runs commands on pooled connections; repeats those that certainly wrote nothing.</summary>
internal sealed class SqlServerDatabase(string connectionString, StoreOptions options)
{
    private const int Deadlock = 1205;
    private const int LockTimeout = 1222;
    private const int SnapshotConflict = 3960;
    private const int DuplicateKey = 2627;
    private const int DuplicateIndexKey = 2601;
    private readonly int seconds = Math.Max(1, (int)Math.Ceiling(options.LockTimeout.TotalSeconds));

    /// <summary>
    /// Runs work on a connection of its own. Repeated, whole, when it lost a deadlock or met a lock time-out: the server has
    /// rolled back then. A broken connection is not repeated: the transaction may have been committed.
    /// </summary>
    /// <param name="repeatDuplicates">Repeat on a duplicate key too: another ingest created the same person first.</param>
    public async Task<T> RunAsync<T>(Func<SqlConnection, Task<T>> work, CancellationToken ct, bool repeatDuplicates = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                var connection = new SqlConnection(connectionString);
                await using (connection.ConfigureAwait(false))
                {
                    await connection.OpenAsync(ct).ConfigureAwait(false);
                    return await work(connection).ConfigureAwait(false);
                }
            }
            catch (SqlException error) when (ct.IsCancellationRequested)
            {
                throw new OperationCanceledException("The call was cancelled.", error, ct);
            }
            catch (SqlException error) when (attempt < options.Attempts && IsPassing(error.Number, repeatDuplicates))
            {
                // Losers of one deadlock must not meet again: spread by where this connection happened to run.
                var milliseconds = (20 << Math.Min(attempt, 6)) + (Environment.CurrentManagedThreadId * 7 % 40);
                await Task.Delay(milliseconds, ct).ConfigureAwait(false);
            }
            catch (SqlException error)
            {
                throw new StoreException($"SQL Server refused a statement: {error.Message} (error {error.Number}).", error);
            }
        }
    }

    /// <summary>A command with this store's time-out.</summary>
    public SqlCommand Command(SqlConnection connection, string text, params ReadOnlySpan<SqlParameter> parameters)
    {
        var command = new SqlCommand(text, connection) { CommandTimeout = seconds, CommandType = CommandType.Text };
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Runs a command whose rows do not matter.</summary>
    public Task<int> ExecuteAsync(string text, Func<SqlParameter[]> parameters, CancellationToken ct) => RunAsync(async connection =>
    {
        var command = Command(connection, text, parameters());
        await using (command.ConfigureAwait(false)) return await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }, ct);

    /// <summary>Runs a command and reads its results.</summary>
    public Task<T> ReadAsync<T>(string text, Func<SqlParameter[]> parameters, Func<SqlDataReader, Task<T>> read, CancellationToken ct) => RunAsync(async connection =>
    {
        var command = Command(connection, text, parameters());
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false)) return await read(reader).ConfigureAwait(false);
        }
    }, ct);

    public static SqlParameter Long(string name, long? value) => new(name, SqlDbType.BigInt) { Value = value is { } known ? known : DBNull.Value };

    public static SqlParameter Int(string name, int value) => new(name, SqlDbType.Int) { Value = value };

    public static SqlParameter Text(string name, string value, int length) => new(name, SqlDbType.NVarChar, length) { Value = value };

    public static SqlParameter Blob(string name, ReadOnlyMemory<byte> value) => new(name, SqlDbType.VarBinary, -1) { Value = value.ToArray() };

    private static bool IsPassing(int number, bool duplicates) =>
        number is Deadlock or LockTimeout or SnapshotConflict || (duplicates && number is (DuplicateKey or DuplicateIndexKey));
}
