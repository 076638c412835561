namespace Journeys.Runtime.Inputs;

/// <summary>What became of a message that was handed to a channel's provider.</summary>
/// <remarks>
/// The outcomes are told apart because each asks for something else: a refusal is final, a deferral is tried
/// again, and an uncertain hand-over is never simply repeated, since the person may already have the message.
/// </remarks>
public enum DeliveryOutcome
{
    /// <summary>The provider took responsibility for the message (SMTP: 250 after the final dot, RFC 5321 §6.1).</summary>
    Accepted,

    /// <summary>The provider said no for good (SMTP 5xx, or an address that cannot be one). Trying again is useless.</summary>
    Refused,

    /// <summary>Not taken now, and surely not sent: a 4xx reply, no connection, or a time-out before the message was complete.</summary>
    Deferred,

    /// <summary>The message went out completely but the answer never came, so it may or may not be on its way.</summary>
    Uncertain,

    /// <summary>Taken out of the outbox before any hand-over, as a <see cref="Deciding.CancelledSend"/> asked. No channel ever reports it.</summary>
    Cancelled,
}
