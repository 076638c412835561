using Dapper;
using Microsoft.Data.SqlClient;

namespace Journeys.Storage.Tests.Conformance;

/// <summary>
/// The suite on a real server, each test in a database of its own; its name is that of the process and the test.
/// Skipped without a server even where a missing tool fails other tests: one cannot be installed there.
/// </summary>
public sealed class SqlServerConformance : StoreConformance
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("JOURNEYS_SQLSERVER");
    private string? database;

    protected override async Task<IStore> CreateAsync()
    {
        Assert.SkipWhen(string.IsNullOrWhiteSpace(Server), "JOURNEYS_SQLSERVER holds no connection string of a SQL Server.");
        if (database is null)
        {
            database = $"journeys_{Environment.ProcessId}_{TestContext.Current.Test?.UniqueID[..12]}";
            await ServerAsync($"CREATE DATABASE [{database}]; ALTER DATABASE [{database}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;");
        }

        return StoreFactory.Open(new StoreOptions { Connection = new SqlConnectionStringBuilder(Server) { InitialCatalog = database }.ToString() });
    }

    protected override async Task DropAsync()
    {
        if (database is null) return;
        SqlConnection.ClearAllPools();
        await ServerAsync($"ALTER DATABASE [{database}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{database}];");
    }

    private static async Task ServerAsync(string text)
    {
        await using var connection = new SqlConnection(Server);
        await connection.ExecuteAsync(text);
    }
}
