using System.Collections.Immutable;

namespace Journeys.Channels.Email;

/// <summary>Hands e-mails to a provider.</summary>
public interface IEmailSender : IAsyncDisposable
{
    /// <summary>Hands over a batch and reports each message exactly once, as soon as its fate is known.</summary>
    /// <remarks>
    /// Delivery trouble is never thrown, only reported. On cancellation the messages not yet begun are reported as
    /// deferred and those under way get a moment to finish, so that stopping a host leaves no needless doubt.
    /// </remarks>
    /// <param name="batch">The messages. Their order is not kept: they travel over several connections at once.</param>
    /// <param name="report">Called once per message, possibly from several threads at once. What it throws ends the call.</param>
    /// <param name="ct">Stops the hand-over of messages that are not under way yet.</param>
    Task SendAsync(ImmutableArray<OutgoingEmail> batch, Func<DeliveryResult, ValueTask> report, CancellationToken ct);
}
