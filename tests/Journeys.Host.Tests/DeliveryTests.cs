using Journeys.Channels.Mailbox;
using Journeys.Host.Sending;
using Journeys.Runtime.Deciding;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Tests;

public sealed class DeliveryTests
{
    private const string Order = """{ "orderId": "1", "total": 10 }""";

    [Fact]
    public async Task What_a_server_puts_off_is_tried_again_and_arrives_once()
    {
        var refusals = 0;
        await using var shop = new Shop(moment => moment.Stage == MailboxStage.Recipient && Interlocked.Increment(ref refusals) <= 2
            ? new MailboxReaction.Reply(452, "4.2.2 Mailbox full") : null);
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("OrderPlaced", "ada@shop.example", Order);
        await shop.UntilMailsAsync("Your order, Ada");
        await Shop.UntilAsync(async () => (await CountAsync(shop)).Sent == 1, shop.Story);
        var sent = Assert.Single(await shop.Host.Store.ListOutboxAsync(OutboxState.Sent, 10, TestContext.Current.CancellationToken));
        Assert.Equal(3, sent.Attempts);
        Assert.Equal(1, shop.Mailbox.Received);
    }

    [Fact]
    public async Task After_so_many_tries_a_message_is_given_up_on_listed_and_the_run_goes_on()
    {
        await using var shop = new Shop(moment => moment.Stage == MailboxStage.Recipient && moment.Recipient.StartsWith("ada", StringComparison.Ordinal)
            ? new MailboxReaction.Reply(452, "4.2.2 Mailbox full") : null);
        await shop.StartAsync(shop.Options(delivery: new DeliveryPolicy { FirstDelay = Duration.FromMilliseconds(50), LongestDelay = Duration.FromMilliseconds(50), Attempts = 3 }));
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"), Shop.Contact("bob@shop.example", "Bob"));
        await shop.EventAsync("OrderPlaced", "ada@shop.example", Order);
        await shop.EventAsync("OrderPlaced", "bob@shop.example", Order);
        // A message that nobody takes does not hold up its neighbour.
        await shop.UntilMailsAsync("Your order, Bob");
        await Shop.UntilAsync(async () => (await CountAsync(shop)).Dead == 1, shop.Story);
        var dead = Assert.Single(await shop.Host.Store.ListOutboxAsync(OutboxState.Dead, 10, TestContext.Current.CancellationToken));
        Assert.Equal(3, dead.Attempts);
        Assert.Contains("Given up after 3 tries", dead.Detail, StringComparison.Ordinal);
        Assert.Contains("Mailbox full", dead.Detail, StringComparison.Ordinal);
        await Shop.UntilAsync(() => Task.FromResult(Ended(shop, "ada@shop.example")), shop.Story);
        using var client = new HttpClient();
        Assert.Contains("Given up after 3 tries", await client.GetStringAsync(new Uri(shop.Host.Address + "/outbox"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_for_good_fails_the_message_at_once()
    {
        await using var shop = new Shop(moment => moment.Stage == MailboxStage.Recipient ? new MailboxReaction.Reply(550, "5.1.1 No such user") : null);
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("OrderPlaced", "ada@shop.example", Order);
        await Shop.UntilAsync(() => Task.FromResult(Ended(shop, "ada@shop.example")), shop.Story);
        var failed = Assert.Single(await shop.Host.Store.ListOutboxAsync(OutboxState.Failed, 10, TestContext.Current.CancellationToken));
        Assert.Equal(1, failed.Attempts);
        Assert.Contains("No such user", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R17_what_may_have_arrived_is_not_sent_twice_but_listed_and_the_run_goes_on()
    {
        await using var shop = new Shop(moment => moment.Stage == MailboxStage.Stored ? new MailboxReaction.Cut() : null);
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("OrderPlaced", "ada@shop.example", Order);
        await Shop.UntilAsync(async () => (await CountAsync(shop)).InDoubt == 1, shop.Story);
        await Shop.UntilAsync(() => Task.FromResult(Ended(shop, "ada@shop.example")), shop.Story);
        Assert.Equal(1, shop.Mailbox.Received);
        using var client = new HttpClient();
        var page = await client.GetStringAsync(new Uri(shop.Host.Address + "/"), TestContext.Current.CancellationToken);
        Assert.Contains("ada@shop.example", page, StringComparison.Ordinal);
        Assert.Contains("They are not sent twice", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InDoubtPolicy.DoNotSendTwice, 1, 0)]
    [InlineData(InDoubtPolicy.Retry, 0, 1)]
    public async Task What_a_crash_left_under_way_follows_the_policy(InDoubtPolicy policy, int inDoubt, int received)
    {
        var open = 0;
        await using var shop = new Shop(moment => Volatile.Read(ref open) == 0 && moment.Stage == MailboxStage.Connected ? new MailboxReaction.Reply(421, "4.3.2 Not yet") : null);
        var patient = new DeliveryPolicy { InDoubt = policy, FirstDelay = Duration.FromHours(1) };
        await shop.StartAsync(shop.Options(delivery: patient));
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("OrderPlaced", "ada@shop.example", Order);
        await Shop.UntilAsync(async () => (await CountAsync(shop)).Retry == 1, shop.Story);
        await shop.StopAsync();

        // As a crash leaves it: the attempt is recorded, its end is not.
        await using (var store = StoreFactory.Open(new StoreOptions { Connection = shop.Database }))
        {
            var cancellation = TestContext.Current.CancellationToken;
            await store.InitialiseAsync(cancellation);
            var row = Assert.Single(await store.ListOutboxAsync(OutboxState.Retry, 10, cancellation));
            Assert.Single(await store.BeginAttemptsAsync([row.Seq], Shop.Morning + Duration.FromHours(1), cancellation));
        }
        Interlocked.Exchange(ref open, 1);
        await shop.StartAsync(shop.Options(delivery: patient));
        Assert.Equal(1, shop.Host.InDoubtAtStart);
        await Shop.UntilAsync(() => Task.FromResult(Ended(shop, "ada@shop.example")), shop.Story);
        Assert.Equal(inDoubt, (await CountAsync(shop)).InDoubt);
        Assert.Equal(received, shop.Mailbox.Received);
    }

    private static bool Ended(Shop shop, string who) =>
        shop.Decisions.Any(decision => decision.Who == who && decision.Entry.Kind == TimelineKind.Ended && decision.Entry.Journey == "Receipts");

    private static Task<OutboxCounts> CountAsync(Shop shop) => shop.Host.Store.CountOutboxAsync(TestContext.Current.CancellationToken);
}
