namespace Journeys.Storage;

/// <summary>Opens the store a connection text names.</summary>
public static class StoreFactory
{
    private const string SqlitePrefix = "sqlite:";

    /// <summary>
    /// Opens a store without touching the database yet; <see cref="IStore.InitialiseAsync"/> does.
    /// </summary>
    /// <exception cref="StoreException">The connection text names nothing that can be opened.</exception>
    public static IStore Open(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = options.Connection.Trim();
        if (connection.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            var path = connection[SqlitePrefix.Length..].Trim();
            if (path.Length == 0)
                throw new StoreException("The connection names no file. Write the path after 'sqlite:', for example 'sqlite:.journeys/journeys.db'.");
            return new Sqlite.SqliteStore(path, options);
        }

        return new SqlServer.SqlServerStore(connection, options);
    }
}
