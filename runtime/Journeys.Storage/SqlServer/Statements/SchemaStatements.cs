namespace Journeys.Storage.SqlServer.Statements;

/// <summary>Start-up checks and versions of the schema.</summary>
internal static class SchemaStatements
{
    public const string Check = """
        SELECT CONVERT(int, SERVERPROPERTY(N'ProductMajorVersion')) AS Version, d.is_read_committed_snapshot_on AS Snapshot, d.name AS Name
        FROM sys.databases AS d
        WHERE d.database_id = DB_ID();
        """;

    /// <summary>Two programs that start at once upgrade one after the other.</summary>
    public const string Lock = """
        DECLARE @result int;
        EXEC @result = sys.sp_getapplock @Resource = N'journeys.schema', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 60000;
        SELECT @result AS Result;
        """;

    public const string HasVersions = "SELECT CONVERT(int, CASE WHEN OBJECT_ID(N'journeys.SchemaVersion', N'U') IS NULL THEN 0 ELSE 1 END) AS Present;";

    public const string CreateSchema = "IF SCHEMA_ID(N'journeys') IS NULL EXEC (N'CREATE SCHEMA journeys');";

    public const string CreateVersions = """
        CREATE TABLE journeys.SchemaVersion(
          Version int NOT NULL CONSTRAINT PK_SchemaVersion PRIMARY KEY CLUSTERED,
          Name nvarchar(200) NOT NULL
        );
        """;

    public const string ReadVersion = "SELECT COALESCE(MAX(Version), 0) AS Version FROM journeys.SchemaVersion;";

    public const string KeepVersion = "INSERT INTO journeys.SchemaVersion(Version, Name) VALUES (@version, @name);";
}
