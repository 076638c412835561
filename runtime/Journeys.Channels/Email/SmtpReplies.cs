using System.Globalization;
using System.Text.RegularExpressions;
using Journeys.Runtime.Inputs;
using MailKit;
using MailKit.Net.Smtp;

namespace Journeys.Channels.Email;

/// <summary>What a hand-over came to, before it is tied to a send key.</summary>
/// <param name="Outcome">The outcome to report.</param>
/// <param name="Detail">The sentence for people.</param>
/// <param name="IsAddressRefused">See <see cref="DeliveryResult.IsAddressRefused"/>.</param>
/// <param name="IsConnectionLost">Whether the connection, not the message, was the trouble: a fresh one may do better.</param>
internal sealed record Handover(DeliveryOutcome Outcome, string Detail, bool IsAddressRefused = false, bool IsConnectionLost = false);

/// <summary>Reads the server's answers and failures (RFC 5321 §4.2, RFC 3463).</summary>
internal static partial class SmtpReplies
{
    // RFC 5321 §3.8: the server is about to close the connection; it says nothing about the message.
    private const int ServiceClosing = 421;
    // RFC 1870 §6.1: at MAIL, the message is larger than the server ever takes.
    private const int TooLarge = 552;

    /// <summary>What a failure while sending means.</summary>
    /// <param name="failure">What MailKit threw.</param>
    /// <param name="isWritten">Whether the whole message had been written, so that its final dot may have arrived.</param>
    /// <param name="server">Host and port, for people.</param>
    public static Handover Explain(Exception failure, bool isWritten, string server) => failure switch
    {
        SmtpCommandException e => Answered(e, server),
        ServiceNotAuthenticatedException => new(DeliveryOutcome.Deferred,
            $"{server} wants a log-in before it takes mail. Set the user name and password of the mail account."),
        _ when isWritten => new(DeliveryOutcome.Uncertain,
            $"The message went out completely, but {server} did not confirm it: {Cause(failure)}", IsConnectionLost: true),
        OperationCanceledException or TimeoutException => new(DeliveryOutcome.Deferred,
            $"{server} did not answer in time; the message was not sent."),
        _ => new(DeliveryOutcome.Deferred,
            $"The connection to {server} broke before the message was complete: {Cause(failure)}", IsConnectionLost: true),
    };

    private static Handover Answered(SmtpCommandException e, string server)
    {
        var code = (int)e.StatusCode;
        var reply = string.Create(CultureInfo.InvariantCulture, $"{code} {HeaderText.OneLine(e.Message)}");
        var isPermanent = code is >= 500 and < 600;
        if (code == ServiceClosing)
            return new(DeliveryOutcome.Deferred, $"{server} is closing the connection: {reply}", IsConnectionLost: true);
        return e.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted when isPermanent =>
                new(DeliveryOutcome.Refused, $"{server} refused the recipient: {reply}", IsAboutAddress(code, e.Message)),
            SmtpErrorCode.RecipientNotAccepted => new(DeliveryOutcome.Deferred, $"{server} put the recipient off: {reply}"),
            SmtpErrorCode.SenderNotAccepted when code == TooLarge =>
                new(DeliveryOutcome.Refused, $"{server} finds the message too large: {reply}"),
            // A refused sender is a matter of settings, not of the person: once they are right the message can go.
            SmtpErrorCode.SenderNotAccepted => new(DeliveryOutcome.Deferred,
                $"{server} does not take mail from this sender: {reply}. Check the channel's sender address and the mail account."),
            _ when isPermanent => new(DeliveryOutcome.Refused, $"{server} refused the message: {reply}"),
            _ => new(DeliveryOutcome.Deferred, $"{server} put the message off: {reply}"),
        };
    }

    // Enhanced codes (RFC 3463) tell a wrong address (5.1.x, 5.2.1) from a full mailbox or a policy; without one
    // only the codes that RFC 5321 §4.2.3 gives to mailboxes count.
    private static bool IsAboutAddress(int code, string text)
    {
        var enhanced = EnhancedCode().Match(text);
        return enhanced.Success
            ? enhanced.Value.StartsWith("5.1.", StringComparison.Ordinal) || enhanced.Value == "5.2.1"
            : code is 550 or 551 or 553;
    }

    private static string Cause(Exception failure) => failure switch
    {
        OperationCanceledException or TimeoutException => "no answer in time.",
        _ => HeaderText.OneLine(failure.Message),
    };

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EnhancedCode();
}
