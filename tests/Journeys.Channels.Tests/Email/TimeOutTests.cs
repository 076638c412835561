using Journeys.Channels.Mailbox;
using Journeys.Channels.Tests.Support;
using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Tests.Email;

public sealed class TimeOutTests
{
    [Theory]
    [InlineData(MailboxStage.Connected, DeliveryOutcome.Deferred)]
    [InlineData(MailboxStage.Sender, DeliveryOutcome.Deferred)]
    [InlineData(MailboxStage.Recipient, DeliveryOutcome.Deferred)]
    [InlineData(MailboxStage.Data, DeliveryOutcome.Deferred)]
    [InlineData(MailboxStage.Complete, DeliveryOutcome.Uncertain)]
    [InlineData(MailboxStage.Stored, DeliveryOutcome.Uncertain)]
    [InlineData(MailboxStage.Acknowledged, DeliveryOutcome.Accepted)]
    public async Task A_time_out_is_in_doubt_only_after_the_final_dot(MailboxStage stage, DeliveryOutcome expected)
    {
        await using var mailbox = new TestMailbox(m => m.Stage == stage ? new MailboxReaction.Stall(Timeout.InfiniteTimeSpan) : null);
        // Long enough for a busy machine to reach the stage, short enough to wait for.
        var brief = TimeSpan.FromSeconds(1.5);
        var result = await mailbox.SendOneAsync(Mails.One(), o => o with
        {
            ConnectTimeout = stage == MailboxStage.Connected ? brief : o.ConnectTimeout, MessageTimeout = brief,
        });
        Assert.Equal(expected, result.Outcome);
    }

    [Fact]
    public async Task A_stall_in_the_middle_of_the_content_is_surely_not_sent()
    {
        await using var mailbox = new TestMailbox(m => m.Stage == MailboxStage.Content ? new MailboxReaction.Stall(Timeout.InfiniteTimeSpan) : null);
        var result = await mailbox.SendOneAsync(
            Mails.One() with { Html = Mails.Megabytes(24) }, o => o with { MessageTimeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(DeliveryOutcome.Deferred, result.Outcome);
    }
}
