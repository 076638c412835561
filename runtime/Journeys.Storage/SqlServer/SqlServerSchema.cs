using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dapper;
using Journeys.Storage.SqlServer.Statements;
using Microsoft.Data.SqlClient;

namespace Journeys.Storage.SqlServer;

/// <summary>Checks the server and brings the schema up to date.</summary>
internal static partial class SqlServerSchema
{
    private const int OldestVersion = 13; // SQL Server 2016

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    /// <summary>The batches of a script: GO on a line of its own parts them, as in Microsoft's tools.</summary>
    public static ImmutableArray<string> Batches(string script) => [.. Separator().Split(script).Select(batch => batch.Trim()).Where(batch => batch.Length > 0)];

    public static async Task<bool> PrepareAsync(SqlConnection connection, ImmutableArray<Migration> migrations, CancellationToken ct)
    {
        var (version, snapshot, name) = await connection.QuerySingleAsync<(int, bool, string)>(new CommandDefinition(SchemaStatements.Check, cancellationToken: ct)).ConfigureAwait(false);
        if (version < OldestVersion)
            throw new StoreException($"The database '{name}' is on a SQL Server of major version {version}; Journeys needs SQL Server 2016 (13) or newer, or Azure SQL Database.");
        if (!snapshot)
            throw new StoreException($"The database '{name}' has READ_COMMITTED_SNAPSHOT off, so readers and workers would block each other. Turn it on once, while nobody is connected: ALTER DATABASE [{name.Replace("]", "]]", StringComparison.Ordinal)}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;");

        var transaction = (SqlTransaction)await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            CommandDefinition Define(string text, object? parameters = null) => new(text, parameters, transaction, commandTimeout: 600, cancellationToken: ct);
            var locked = await connection.QuerySingleAsync<int>(Define(SchemaStatements.Lock)).ConfigureAwait(false);
            if (locked < 0) throw new StoreException($"Another program is upgrading the database '{name}' and has not finished within a minute. Wait for it and start again.");
            if (await connection.QuerySingleAsync<int>(Define(SchemaStatements.HasVersions)).ConfigureAwait(false) == 0)
            {
                await connection.ExecuteAsync(Define(SchemaStatements.CreateSchema)).ConfigureAwait(false);
                await connection.ExecuteAsync(Define(SchemaStatements.CreateVersions)).ConfigureAwait(false);
            }

            var found = await connection.QuerySingleAsync<int>(Define(SchemaStatements.ReadVersion)).ConfigureAwait(false);
            var newest = migrations.IsEmpty ? 0 : migrations[^1].Version;
            if (found > newest) throw Migration.TooNew(name, found, newest);
            foreach (var migration in migrations.Where(migration => migration.Version > found))
            {
                foreach (var batch in Batches(migration.Script)) await connection.ExecuteAsync(Define(batch)).ConfigureAwait(false);
                await connection.ExecuteAsync(Define(SchemaStatements.KeepVersion, new { version = migration.Version, name = migration.Name })).ConfigureAwait(false);
            }

            await transaction.CommitAsync(ct).ConfigureAwait(false);
        }

        return true;
    }
}
