using System.Collections.Immutable;
using Dapper;
using Journeys.Storage.SqlServer.Statements;
using Journeys.Storage.SqlServer.Wire;
using NodaTime;

namespace Journeys.Storage.SqlServer;

/// <summary>Clock, settings, programs and objects: rarely read, rarely written.</summary>
internal sealed class SqlServerSettings(SqlServerDatabase database)
{
    public async Task<Instant?> ClockAsync(CancellationToken ct) =>
        await database.RunAsync(connection => connection.QuerySingleOrDefaultAsync<long?>(Define(SettingStatements.Clock, ct)), ct).ConfigureAwait(false) is { } at ? Micros.Instant(at) : null;

    public Task<string?> GetAsync(string key, CancellationToken ct) =>
        database.RunAsync(connection => connection.QuerySingleOrDefaultAsync<string?>(Define(SettingStatements.Setting, ct, new { key })), ct);

    public Task SetAsync(string key, string value, CancellationToken ct) =>
        database.ExecuteAsync(SettingStatements.KeepSetting, () => [SqlServerDatabase.Text("@key", key, Limits.Key), SqlServerDatabase.Text("@value", value, -1)], ct);

    public Task SaveProgramAsync(ProgramRow program, CancellationToken ct) => database.ExecuteAsync(
        SettingStatements.SaveProgram,
        () =>
        [
            SqlServerDatabase.Text("@hash", program.Hash, Limits.Key), SqlServerDatabase.Text("@name", program.Name, Limits.Key), SqlServerDatabase.Long("@at", Micros.Floor(program.At)),
            SqlServerDatabase.Blob("@assembly", program.Assembly), SqlServerDatabase.Blob("@symbols", program.Symbols),
        ],
        ct);

    public async Task<ImmutableArray<ProgramRow>> ProgramsAsync(CancellationToken ct)
    {
        var rows = await database.RunAsync(connection => connection.QueryAsync<(string Hash, string Name, byte[] Assembly, byte[] Symbols, long At)>(Define(SettingStatements.Programs, ct)), ct).ConfigureAwait(false);
        return [.. rows.Select(row => new ProgramRow(row.Hash, row.Name, row.Assembly, row.Symbols, Micros.Instant(row.At)))];
    }

    public Task UpsertObjectsAsync(string type, IReadOnlyList<ObjectRow> objects, CancellationToken ct)
    {
        var latest = new Dictionary<string, ObjectRow>(StringComparer.Ordinal);
        foreach (var row in objects) latest[row.Key] = row;
        return latest.Count == 0
            ? Task.CompletedTask
            : database.ExecuteAsync(SettingStatements.UpsertObjects, () => [SqlServerDatabase.Text("@type", type, Limits.Channel), TableTypes.Objects.Parameter("@objects", latest.Values)], ct);
    }

    public async Task<ImmutableArray<ObjectRow>> ObjectsAsync(string type, CancellationToken ct)
    {
        var rows = await database.RunAsync(connection => connection.QueryAsync<(string Key, byte[] Payload)>(Define(SettingStatements.Objects, ct, new { type })), ct).ConfigureAwait(false);
        return [.. rows.Select(row => new ObjectRow(row.Key, row.Payload))];
    }

    private static CommandDefinition Define(string text, CancellationToken ct, object? parameters = null) => new(text, parameters, cancellationToken: ct);
}
