using NodaTime;

namespace Journeys.Storage.Tests.Conformance;

public abstract partial class StoreConformance
{
    private static OutboxFinish Finish(OutboxRow row, OutboxState state, string? input = null) =>
        new(row.Seq, state, Noon, state.ToString()) { RetryAt = state == OutboxState.Retry ? Noon + Duration.FromMinutes(5) : null, InboxPayload = input is null ? (ReadOnlyMemory<byte>?)null : Bytes(input) };

    [Fact]
    public async Task Pending_pages_in_order_and_an_attempt_takes_a_row_out()
    {
        var (_, _, rows) = await SentAsync("a", "b", "c");
        Assert.Equal(["b"], (await Store.PendingAsync(rows[0].Seq, 1, Ct)).Select(row => row.SendKey));
        var begun = await Store.BeginAttemptsAsync([rows[1].Seq, 999_999], Noon, Ct);
        Assert.Equal([rows[1].Seq], begun);
        Assert.Empty(await Store.BeginAttemptsAsync([rows[1].Seq], Noon, Ct));
        Assert.Empty(await Store.BeginAttemptsAsync([], Noon, Ct));
        Assert.Equal(["a", "c"], (await Store.PendingAsync(0, 10, Ct)).Select(row => row.SendKey));
    }

    [Fact]
    public async Task An_attempt_without_an_end_is_interrupted_after_a_restart()
    {
        var (ada, claims, rows) = await SentAsync("a", "b", "c");
        await Store.BeginAttemptsAsync([rows[0].Seq, rows[2].Seq], Noon, Ct);
        await Store.FinishAsync([Finish(rows[0], OutboxState.Sent, "delivered a")], Ct);
        await ReopenAsync();
        var interrupted = Assert.Single(await Store.InterruptedAsync(Ct));
        Assert.Equal(("c", "mail c", OutboxState.Attempted, 1), (interrupted.SendKey, Text(interrupted.Payload), interrupted.State, interrupted.Attempts));
        await Store.FinishAsync([Finish(interrupted, OutboxState.InDoubt, "in doubt c")], Ct);
        Assert.Empty(await Store.InterruptedAsync(Ct));
        Assert.Equal(["delivered a", "in doubt c"], await InboxAsync(ada, claims));
        Assert.Equal(["c"], (await Store.ListOutboxAsync(OutboxState.InDoubt, 10, Ct)).Select(row => row.SendKey));
        await Store.FinishAsync([Finish(interrupted, OutboxState.Sent)], Ct);
        Assert.Equal(new OutboxCounts(1, 0, 0, 2, 0, 0, 0, 0), await Store.CountOutboxAsync(Ct));
    }

    [Fact]
    public async Task A_finish_reported_twice_counts_once()
    {
        var (ada, claims, rows) = await SentAsync("a");
        await Store.FinishAsync([Finish(rows[0], OutboxState.Sent, "too early")], Ct);
        await Store.BeginAttemptsAsync([rows[0].Seq], Noon, Ct);
        await Store.FinishAsync([Finish(rows[0], OutboxState.Sent, "delivered")], Ct);
        await Store.FinishAsync([Finish(rows[0], OutboxState.Failed, "refused")], Ct);
        await Store.FinishAsync([], Ct);
        Assert.Equal(["delivered"], await InboxAsync(ada, claims));
        Assert.Equal(new OutboxCounts(0, 0, 0, 1, 0, 0, 0, 0), await Store.CountOutboxAsync(Ct));
    }

    [Fact]
    public async Task A_retry_waits_for_its_time_and_counts_its_attempts()
    {
        var (_, _, rows) = await SentAsync("a", "b");
        foreach (var row in rows) await Store.BeginAttemptsAsync([row.Seq], Noon, Ct);
        await Store.FinishAsync([Finish(rows[0], OutboxState.Retry), Finish(rows[1], OutboxState.Retry) with { RetryAt = Noon + Duration.FromMinutes(2) }], Ct);
        await ReopenAsync();
        Assert.Empty(await Store.PendingAsync(0, 10, Ct));
        Assert.Empty(await Store.InterruptedAsync(Ct));
        Assert.Empty(await Store.RetriesDueAsync(Noon + Duration.FromMinutes(1), 10, Ct));
        var due = await Store.RetriesDueAsync(Noon + Duration.FromMinutes(5), 10, Ct);
        Assert.Equal(["b", "a"], due.Select(row => row.SendKey));
        Assert.Equal((OutboxState.Retry, 1, Noon + Duration.FromMinutes(5), "Retry"), (due[1].State, due[1].Attempts, due[1].RetryAt, due[1].Detail));
        Assert.Equal(["b"], (await Store.RetriesDueAsync(Noon + Duration.FromMinutes(5), 1, Ct)).Select(row => row.SendKey));

        Assert.Equal(2, (await Store.BeginAttemptsAsync([rows[0].Seq, rows[1].Seq], Noon, Ct)).Count);
        Assert.Empty(await Store.RetriesDueAsync(Noon + Duration.FromDays(1), 10, Ct));
        await Store.FinishAsync([Finish(rows[0], OutboxState.Dead), Finish(rows[1], OutboxState.Failed)], Ct);
        Assert.Equal(2, Assert.Single(await Store.ListOutboxAsync(OutboxState.Dead, 10, Ct)).Attempts);
        Assert.Equal(new OutboxCounts(0, 0, 0, 0, 1, 0, 1, 0), await Store.CountOutboxAsync(Ct));
    }

    [Fact]
    public async Task A_cancelled_message_is_never_begun_and_the_person_hears_of_it_once()
    {
        var (ada, claims, rows) = await SentAsync("a", "b");
        await Store.BeginAttemptsAsync([rows[1].Seq], Noon, Ct);
        await Store.FinishAsync([Finish(rows[1], OutboxState.Retry)], Ct);
        OutboxCancellation Cancel(string key) => new(key, ada, Bytes("cancelled " + key), Noon);
        claims = Renew(claims, await Store.CommitAsync(For(claims, ada) with { Cancellations = [Cancel("a"), Cancel("b"), Cancel("unknown")] }, Ct));
        claims = Renew(claims, await Store.CommitAsync(For(claims, ada) with { Cancellations = [Cancel("a")] }, Ct));
        Assert.Empty(await Store.BeginAttemptsAsync([.. rows.Select(row => row.Seq)], Noon, Ct));
        Assert.Equal(["cancelled a", "cancelled b"], await InboxAsync(ada, claims));
        Assert.Equal(new OutboxCounts(0, 0, 0, 0, 0, 0, 0, 2), await Store.CountOutboxAsync(Ct));
        Assert.Empty(await Store.PendingAsync(0, 10, Ct));
        Assert.Empty(await Store.RetriesDueAsync(Noon + Duration.FromDays(1), 10, Ct));
    }

    [Theory]
    [InlineData(OutboxState.Sent, OutboxState.Sent, "delivered")]
    [InlineData(OutboxState.Failed, OutboxState.Failed, "delivered")]
    [InlineData(OutboxState.Retry, OutboxState.Cancelled, "cancelled")]
    public async Task Taking_back_a_message_under_way_only_stops_a_further_try(OutboxState end, OutboxState expected, string heard)
    {
        var (ada, claims, rows) = await SentAsync("a");
        await Store.BeginAttemptsAsync([rows[0].Seq], Noon, Ct);
        claims = Renew(claims, await Store.CommitAsync(For(claims, ada) with { Cancellations = [new OutboxCancellation("a", ada, Bytes("cancelled"), Noon)] }, Ct));
        Assert.Empty(await InboxAsync(ada, claims));
        await Store.FinishAsync([Finish(rows[0], end, "delivered")], Ct);
        Assert.Equal([heard], await InboxAsync(ada, claims));
        var row = await Store.FindSendAsync(ada, "a", Ct);
        Assert.Equal((expected, null), (row?.State, row?.RetryAt));
    }

    [Fact]
    public async Task Of_a_cancellation_and_an_attempt_at_the_same_time_exactly_one_wins()
    {
        var keys = Enumerable.Range(0, 60).Select(i => $"k{i:00}").ToArray();
        var (ada, claims, rows) = await SentAsync(keys);
        var begun = new HashSet<long>();
        var attempts = Task.Run(async () =>
        {
            foreach (var row in rows) begun.UnionWith(await Store.BeginAttemptsAsync([row.Seq], Noon, Ct));
        }, Ct);
        foreach (var key in keys.Reverse())
            claims = Renew(claims, await Store.CommitAsync(For(claims, ada) with { Cancellations = [new OutboxCancellation(key, ada, Bytes(key), Noon)] }, Ct));
        await attempts;
        var heard = await InboxAsync(ada, claims);
        Assert.Equal(keys.Length, begun.Count + heard.Length);
        Assert.Empty(rows.Where(row => begun.Contains(row.Seq)).Select(row => row.SendKey).Intersect(heard));
        Assert.Equal(begun.Count, (await Store.CountOutboxAsync(Ct)).Attempted);
    }

    [Fact]
    public async Task A_message_written_and_taken_back_in_one_commit_is_not_sent()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await DrainAsync(await ClaimAllAsync());
        var result = await Store.CommitAsync(For(claims, ada) with { Outbox = [Message(ada, "a")], Cancellations = [new OutboxCancellation("a", ada, Bytes("cancelled"), Noon)] }, Ct);
        Assert.Empty(await Store.BeginAttemptsAsync([.. result.Outbox.Select(row => row.Seq)], Noon, Ct));
        Assert.Equal(["cancelled"], await InboxAsync(ada, Renew(claims, result)));
    }

    [Fact]
    public async Task Lists_give_the_newest_first()
    {
        var (_, _, rows) = await SentAsync("a", "b", "c");
        await Store.BeginAttemptsAsync([.. rows.Select(row => row.Seq)], Noon, Ct);
        await Store.FinishAsync([.. rows.Select(row => Finish(row, OutboxState.Sent))], Ct);
        Assert.Equal(["c", "b"], (await Store.ListOutboxAsync(OutboxState.Sent, 2, Ct)).Select(row => row.SendKey));
        foreach (var state in Enum.GetValues<OutboxState>().Where(state => state != OutboxState.Sent)) Assert.Empty(await Store.ListOutboxAsync(state, 5, Ct));
    }

    [Theory]
    [InlineData(OutboxState.Pending)]
    [InlineData(OutboxState.Attempted)]
    [InlineData(OutboxState.Cancelled)]
    public async Task An_attempt_cannot_end_where_it_did_not_go(OutboxState state) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FinishAsync([new OutboxFinish(1, state, Noon, null)], Ct));

    [Fact]
    public async Task A_retry_without_a_time_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FinishAsync([new OutboxFinish(1, OutboxState.Retry, Noon, null)], Ct));
}
