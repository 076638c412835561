using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Email;

/// <summary>What became of one message of a batch.</summary>
/// <param name="SendKey">The send key of the message that this is about.</param>
/// <param name="Outcome">Whether it was taken, refused, put off, or cannot be known.</param>
/// <param name="Detail">A sentence for people: the server's reply, or what went wrong and where.</param>
public sealed record DeliveryResult(string SendKey, DeliveryOutcome Outcome, string Detail)
{
    /// <summary>
    /// True where a refusal is about the recipient's address itself (a 5xx reply to RCPT, or an address that
    /// cannot be one). Only then is suppressing the address right: a 5xx reply to DATA is about the content.
    /// </summary>
    public bool IsAddressRefused { get; init; }
}
