using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;
using NodaTime;

namespace Journeys.Storage.Tests.Sqlite;

/// <summary>What only the embedded engine has: its file, its plans, its log.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journeys-sqlite-").FullName;

    private string File => Path.Combine(folder, "store.db");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<IStore> OpenAsync(bool durable = true)
    {
        var store = StoreFactory.Open(new StoreOptions { Connection = $"sqlite:{File}", Durable = durable, LockTimeout = Duration.FromMilliseconds(200) });
        await store.InitialiseAsync(Ct);
        return store;
    }

    [Fact]
    public async Task A_newer_database_is_refused()
    {
        await (await OpenAsync()).DisposeAsync();
        using (var session = new Session(File, readOnly: false, 100)) session.Run("INSERT INTO schema_version(version, name) VALUES (99, 'later');");
        var error = await Assert.ThrowsAsync<StoreException>(OpenAsyncAndFail);
        Assert.Contains("schema version 99", error.Message, StringComparison.Ordinal);

        async Task OpenAsyncAndFail()
        {
            await using var store = StoreFactory.Open(new StoreOptions { Connection = $"sqlite:{File}" });
            await store.InitialiseAsync(Ct);
        }
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), Ct);
        await using var store = StoreFactory.Open(new StoreOptions { Connection = $"sqlite:{File}" });
        var error = await Assert.ThrowsAsync<StoreException>(() => store.InitialiseAsync(Ct));
        Assert.Contains("not a Journeys database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_lock_is_waited_for_and_then_named()
    {
        await using var store = await OpenAsync();
        using var other = new Session(File, readOnly: false, 100);
        other.Run("BEGIN IMMEDIATE;");
        var error = await Assert.ThrowsAsync<StoreException>(() => store.SetSettingAsync("a", "1", Ct));
        Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
        other.Run("COMMIT;");
        await store.SetSettingAsync("a", "2", Ct);
        Assert.Equal("2", await store.GetSettingAsync("a", Ct));
    }

    [Fact]
    public void Migrations_are_numbered_without_gaps()
    {
        foreach (var engine in new[] { "Sqlite", "SqlServer" })
        {
            var migrations = Migration.Of(engine);
            Assert.NotEmpty(migrations);
            Assert.Equal(Enumerable.Range(1, migrations.Length), migrations.Select(migration => migration.Version));
        }
    }

    [Theory]
    [InlineData("SELECT shard, id FROM person WHERE due <= ? ORDER BY due, shard, id", "USING COVERING INDEX person_due")]
    [InlineData("SELECT seq, person, payload FROM inbox WHERE shard = ? AND seq > ? ORDER BY seq", "USING PRIMARY KEY (shard=? AND seq>?)")]
    [InlineData("SELECT seq FROM delivery WHERE state = 0 AND seq > ? ORDER BY seq", "INDEX delivery_pending")]
    [InlineData("SELECT seq FROM delivery WHERE state = 1 ORDER BY seq", "INDEX delivery_attempted")]
    [InlineData("SELECT seq FROM delivery WHERE state = 2 AND retry_at <= ? ORDER BY retry_at, seq", "INDEX delivery_retry")]
    [InlineData("SELECT seq FROM delivery WHERE state = 5 AND state > 3 ORDER BY seq DESC", "INDEX delivery_odd")]
    public async Task Readings_seek_and_never_sort(string sql, string plan)
    {
        await (await OpenAsync()).DisposeAsync();
        using var session = new Session(File, readOnly: true, 100);
        var explain = session.Prepare("EXPLAIN QUERY PLAN " + sql);
        var steps = new List<string>();
        while (explain.Step()) steps.Add(explain.Text(3));
        Assert.Contains(steps, step => step.Contains(plan, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_does_not_grow_for_ever_under_a_busy_writer()
    {
        await using var store = await OpenAsync(durable: false);
        var payload = new byte[60_000];
        for (var i = 0; i < 300; i++)
            await store.IngestAsync([.. Enumerable.Range(0, 20).Select(_ => new IngestItem([], null, Instant.FromUtc(2026, 1, 1, 0, 0), payload))], Ct);
        // 360 MB went through it.
        Assert.InRange(new FileInfo(File + "-wal").Length, 1, 300_000_000);
    }

    [Fact]
    public async Task Closing_waits_for_what_is_under_way_and_refuses_the_rest()
    {
        var store = await OpenAsync();
        var item = new IngestItem([], null, Instant.FromUtc(2026, 1, 1, 0, 0), new byte[10]);
        var calls = Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            try
            {
                await store.CountOutboxAsync(Ct);
                return (await store.IngestAsync([item], Ct)).Length;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }, Ct)).ToList();
        await Task.WhenAny(calls);
        await store.DisposeAsync();
        var taken = (await Task.WhenAll(calls)).Sum();
        await using var again = await OpenAsync();
        Assert.Equal(taken, (await again.PeopleAsync(null, 1000, Ct)).Length);
    }

    [Fact]
    public async Task A_backup_taken_while_writing_opens_as_a_store()
    {
        var item = new IngestItem([new Identity("email", "ada@shop.example")], "m", Instant.FromUtc(2026, 1, 1, 0, 0), new byte[10]);
        await using var store = await OpenAsync();
        var ada = (await store.IngestAsync([item], Ct))[0].Person;
        var copy = Path.Combine(folder, "backup.db");
        using (var session = new Session(File, readOnly: false, 1000)) session.Run($"VACUUM INTO '{copy}'");
        await store.IngestAsync([item with { MessageId = "later" }], Ct);
        await using var restored = StoreFactory.Open(new StoreOptions { Connection = $"sqlite:{copy}" });
        await restored.InitialiseAsync(Ct);
        Assert.True((await restored.IngestAsync([item], Ct))[0] is { Duplicate: true } known && known.Person == ada);
        Assert.Single((await restored.ReadWorkAsync(await restored.ClaimAsync([ada.Shard], "a", Ct), Instant.MinValue, 10, 10, Ct)).Inputs);
    }

    [Fact]
    public async Task Closing_leaves_one_file()
    {
        await using (var store = await OpenAsync())
        {
            await store.IngestAsync([new IngestItem([], null, Instant.FromUtc(2026, 1, 1, 0, 0), new byte[10])], Ct);
            await store.ReadWorkAsync(await store.ClaimAsync([PersonKey.ShardOf(1)], "a", Ct), Instant.FromUtc(2026, 1, 1, 0, 0), 10, 10, Ct);
        }

        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public void Times_round_down_for_what_was_and_up_for_what_comes()
    {
        foreach (var ticks in new long[] { -11, -10, -9, -1, 0, 1, 9, 10, 11 })
        {
            var instant = Instant.FromUnixTimeTicks(ticks);
            Assert.Equal((long)Math.Floor(ticks / 10.0), Micros.Floor(instant));
            Assert.Equal((long)Math.Ceiling(ticks / 10.0), Micros.Ceiling(instant));
        }
    }
}
