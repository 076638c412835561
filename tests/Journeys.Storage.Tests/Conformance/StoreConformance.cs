using System.Collections.Immutable;
using System.Text;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage.Tests.Conformance;

/// <summary>What every engine must do. One database per test; <see cref="OpenAsync"/> opens the same one again.</summary>
public abstract partial class StoreConformance : IAsyncLifetime
{
    protected static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);
    private static readonly int[] AllShards = [.. Enumerable.Range(0, PersonKey.Shards)];
    private readonly List<IStore> opened = [];
    private IStore? store;

    protected IStore Store => store ?? throw new InvalidOperationException("not open");

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens the test's database, without initialising it.</summary>
    protected abstract Task<IStore> CreateAsync();

    protected abstract Task DropAsync();

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var open in opened) await open.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<IStore> OpenAsync()
    {
        var open = await CreateAsync();
        opened.Add(open);
        await open.InitialiseAsync(Ct);
        return open;
    }

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        store = await OpenAsync();
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    protected static IngestItem Item(string email, string payload, string? messageId = null) =>
        new([new Identity("email", email)], messageId, Noon, Bytes(payload));

    protected async Task<PersonKey> PersonAsync(string email) => (await Store.IngestAsync([Item(email, "created")], Ct))[0].Person;

    protected async Task<ImmutableArray<ShardClaim>> ClaimAllAsync(string owner = "a") => await Store.ClaimAsync(AllShards, owner, Ct);

    protected Task<Work> WorkAsync(ImmutableArray<ShardClaim> claims, Instant? now = null, int maxInputs = 100_000, int maxDue = 100_000) =>
        Store.ReadWorkAsync(claims, now ?? Noon, maxInputs, maxDue, Ct);

    /// <summary>A commit that advances the shard of one person and nothing else yet.</summary>
    protected static Commit For(ImmutableArray<ShardClaim> claims, params PersonKey[] people) => new()
    {
        ShardAdvances = [.. people.Select(person => person.Shard).Distinct().Select(shard => new ShardAdvance(claims[shard], claims[shard].InboxApplied))],
    };

    /// <summary>All claims with those renewed by a commit put in their places.</summary>
    protected static ImmutableArray<ShardClaim> Renew(ImmutableArray<ShardClaim> claims, CommitResult result)
    {
        var renewed = claims.ToBuilder();
        foreach (var claim in result.Claims) renewed[claim.Shard] = claim;
        return renewed.MoveToImmutable();
    }

    /// <summary>Applies everything in the inboxes without further effect.</summary>
    protected async Task<ImmutableArray<ShardClaim>> DrainAsync(ImmutableArray<ShardClaim> claims)
    {
        var work = await WorkAsync(claims);
        var advances = work.Inputs.GroupBy(row => row.Person.Shard).Select(rows => new ShardAdvance(claims[rows.Key], rows.Max(row => row.Seq)));
        return Renew(claims, await Store.CommitAsync(new Commit { ShardAdvances = [.. advances] }, Ct));
    }

    protected static OutboxWrite Message(PersonKey person, string sendKey, string payload = "mail") => new(sendKey, person, "email", Bytes(payload), Noon);

    /// <summary>A person with messages in the outbox, their claims, and the rows.</summary>
    protected async Task<(PersonKey Person, ImmutableArray<ShardClaim> Claims, ImmutableArray<OutboxRow> Rows)> SentAsync(params string[] sendKeys)
    {
        var person = await PersonAsync("ada@shop.example");
        var claims = await DrainAsync(await ClaimAllAsync());
        var result = await Store.CommitAsync(For(claims, person) with { Outbox = [.. sendKeys.Select(key => Message(person, key, "mail " + key))] }, Ct);
        return (person, Renew(claims, result), result.Outbox);
    }

    protected async Task<string[]> InboxAsync(PersonKey person, ImmutableArray<ShardClaim> claims) =>
        [.. (await WorkAsync(claims)).Inputs.Where(row => row.Person == person).Select(row => Text(row.Payload))];
}
