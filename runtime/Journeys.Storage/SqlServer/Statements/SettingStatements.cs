namespace Journeys.Storage.SqlServer.Statements;

/// <summary>Clock, settings, programs and objects.</summary>
internal static class SettingStatements
{
    public const string Clock = "SELECT c.At FROM journeys.Clock AS c WHERE c.OnlyRow = 1;";

    public const string Setting = "SELECT s.Value FROM journeys.Setting AS s WHERE s.SettingKey = @key;";

    public const string KeepSetting = """
        SET NOCOUNT, XACT_ABORT ON;
        BEGIN TRANSACTION;
        UPDATE journeys.Setting WITH (UPDLOCK, HOLDLOCK) SET Value = @value WHERE SettingKey = @key;
        IF @@ROWCOUNT = 0 INSERT INTO journeys.Setting(SettingKey, Value) VALUES (@key, @value);
        COMMIT TRANSACTION;
        """;

    public const string SaveProgram = """
        SET NOCOUNT, XACT_ABORT ON;
        INSERT INTO journeys.Program(Hash, Name, At, Assembly, Symbols)
        SELECT @hash, @name, @at, @assembly, @symbols
        WHERE NOT EXISTS (SELECT 1 FROM journeys.Program AS p WITH (UPDLOCK, HOLDLOCK) WHERE p.Hash = @hash);
        """;

    public const string Programs = "SELECT p.Hash, p.Name, p.Assembly, p.Symbols, p.At FROM journeys.Program AS p ORDER BY p.Ordinal;";

    public const string UpsertObjects = """
        SET NOCOUNT, XACT_ABORT ON;
        BEGIN TRANSACTION;
        UPDATE t
        SET Payload = w.Payload
        FROM journeys.Object AS t WITH (UPDLOCK, HOLDLOCK)
        JOIN @objects AS w ON w.ObjectKey = t.ObjectKey
        WHERE t.Type = @type;
        INSERT INTO journeys.Object(Type, ObjectKey, Payload)
        SELECT @type, w.ObjectKey, w.Payload
        FROM @objects AS w
        WHERE NOT EXISTS (SELECT 1 FROM journeys.Object AS t WHERE t.Type = @type AND t.ObjectKey = w.ObjectKey);
        COMMIT TRANSACTION;
        """;

    public const string Objects = "SELECT t.ObjectKey, t.Payload FROM journeys.Object AS t WHERE t.Type = @type ORDER BY t.ObjectKey;";
}
