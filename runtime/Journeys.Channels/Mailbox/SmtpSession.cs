using System.Collections.Immutable;
using System.Globalization;

namespace Journeys.Channels.Mailbox;

/// <summary>One client's conversation with the mailbox (RFC 5321, the part that a sending client uses).</summary>
internal sealed class SmtpSession(SmtpWire wire, SmtpSessionContext context, CancellationToken stop)
{
    // RFC 5321 §4.5.3.1.8 asks for a hundred at least.
    private const int MostRecipients = 1000;

    private readonly List<string> recipients = [];
    private string greeted = "";
    private string? sender;

    // Cut ends the session without a reply; Answered has replied already.
    private enum Course { GoOn, Answered, Cut }

    /// <summary>Talks until the client leaves, is cut off, or the server stops.</summary>
    public async Task RunAsync()
    {
        switch (await AskAsync(MailboxStage.Connected).ConfigureAwait(false))
        {
            case Course.Cut: return;
            case Course.GoOn: wire.Reply(220, "localhost Journeys mailbox"); break;
        }
        while (await wire.ReadLineAsync().ConfigureAwait(false) is (not null, _) and var (line, isTooLong))
        {
            if (isTooLong) wire.Reply(500, "Line too long");
            else if (!await ObeyAsync(line ?? "").ConfigureAwait(false)) break;
        }
        if (!isCut) await wire.FlushAsync().ConfigureAwait(false);
    }

    private bool isCut;

    // False ends the session.
    private async ValueTask<bool> ObeyAsync(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var verb = (space < 0 ? line : line[..space]).ToUpperInvariant();
        var argument = space < 0 ? "" : line[(space + 1)..];
        switch (verb)
        {
            case "EHLO": Hello(argument, isExtended: true); return true;
            case "HELO": Hello(argument, isExtended: false); return true;
            case "MAIL": return await MailAsync(argument).ConfigureAwait(false);
            case "RCPT": return await RecipientAsync(argument).ConfigureAwait(false);
            case "DATA": return await DataAsync(argument).ConfigureAwait(false);
            case "RSET": Reset(); wire.Reply(250, "OK"); return true;
            case "NOOP": wire.Reply(250, "OK"); return true;
            case "VRFY": wire.Reply(252, "Send some mail, I will take it"); return true;
            case "QUIT": wire.Reply(221, "Goodbye"); return false;
            case "AUTH" or "STARTTLS" or "BDAT" or "EXPN" or "HELP" or "TURN" or "ETRN":
                wire.Reply(502, "Not offered here"); return true;
            default: wire.Reply(500, "Unknown command"); return true;
        }
    }

    private void Hello(string name, bool isExtended)
    {
        if (name.Length == 0)
        {
            wire.Reply(501, "A name must follow");
            return;
        }
        Reset();
        greeted = isExtended ? "ESMTP" : "SMTP";
        if (isExtended) wire.Reply(250, "localhost", "PIPELINING", "8BITMIME", "SMTPUTF8", $"SIZE {context.MaxMessageBytes}");
        else wire.Reply(250, "localhost");
    }

    private async ValueTask<bool> MailAsync(string argument)
    {
        var path = argument.StartsWith("FROM:", StringComparison.OrdinalIgnoreCase) ? SmtpPath.Read(argument[5..]) : null;
        if (greeted.Length == 0) wire.Reply(503, "Say EHLO first");
        else if (sender is not null) wire.Reply(503, "A mail is under way already");
        else if (path is null || (path.Address.Length > 0 && !path.IsMailbox)) wire.Reply(501, "Use MAIL FROM:<address>");
        else if (Objection(path.Parameters) is var (code, text)) wire.Reply(code, text);
        else
        {
            sender = path.Address;
            var course = await AskAsync(MailboxStage.Sender).ConfigureAwait(false);
            if (course == Course.GoOn) wire.Reply(250, "OK");
            else sender = null;
            return course != Course.Cut;
        }
        return true;
    }

    private (int Code, string Text)? Objection(ImmutableArray<string> parameters)
    {
        foreach (var parameter in parameters)
        {
            var (name, value) = parameter.Split('=', 2) is [var n, var v] ? (n.ToUpperInvariant(), v) : (parameter.ToUpperInvariant(), "");
            switch (name)
            {
                case "SIZE" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size):
                    if (size > context.MaxMessageBytes) return (552, "Message too large");
                    break;
                case "BODY" when value.ToUpperInvariant() is "7BIT" or "8BITMIME": break;
                case "SMTPUTF8" when value.Length == 0: break;
                default: return (555, $"Parameter {name} not known");
            }
        }
        return null;
    }

    private async ValueTask<bool> RecipientAsync(string argument)
    {
        var path = argument.StartsWith("TO:", StringComparison.OrdinalIgnoreCase) ? SmtpPath.Read(argument[3..]) : null;
        if (sender is null) wire.Reply(503, "MAIL comes first");
        else if (path is null || !path.IsMailbox) wire.Reply(501, "Use RCPT TO:<address>");
        else if (path.Parameters.Length > 0) wire.Reply(555, "No parameters known here");
        else if (recipients.Count >= MostRecipients) wire.Reply(452, "Too many recipients");
        else
        {
            var course = await AskAsync(MailboxStage.Recipient, path.Address).ConfigureAwait(false);
            if (course == Course.GoOn)
            {
                recipients.Add(path.Address);
                wire.Reply(250, "OK");
            }
            return course != Course.Cut;
        }
        return true;
    }

    private async ValueTask<bool> DataAsync(string argument)
    {
        if (argument.Length > 0) wire.Reply(501, "DATA stands alone");
        else if (sender is null || recipients.Count == 0) wire.Reply(503, "MAIL and RCPT come first");
        else
        {
            var course = await AskAsync(MailboxStage.Data).ConfigureAwait(false);
            if (course == Course.GoOn) return await ContentAsync().ConfigureAwait(false);
            return course != Course.Cut;
        }
        return true;
    }

    private async ValueTask<bool> ContentAsync()
    {
        wire.Reply(354, "End with a dot on a line of its own");
        var data = new DotUnstuffing(context.MaxMessageBytes);
        var isWhole = await wire.ReadDataAsync(data,
            async () => await AskAsync(MailboxStage.Content).ConfigureAwait(false) == Course.GoOn).ConfigureAwait(false);
        if (!isWhole)
        {
            isCut = true;
            return false;
        }
        var goesOn = await KeepAsync(data).ConfigureAwait(false);
        Reset();
        return goesOn;
    }

    private async ValueTask<bool> KeepAsync(DotUnstuffing data)
    {
        if (data.IsTooLong)
        {
            wire.Reply(552, "Message too large");
            return true;
        }
        var course = await AskAsync(MailboxStage.Complete).ConfigureAwait(false);
        if (course != Course.GoOn) return course != Course.Cut;

        long id;
        try
        {
            id = context.Store(new MailEnvelope(sender ?? "", [.. recipients], greeted), data.Content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            wire.Reply(452, "Cannot store the mail now: " + e.Message.ReplaceLineEndings(" "));
            return true;
        }
        course = await AskAsync(MailboxStage.Stored).ConfigureAwait(false);
        if (course != Course.GoOn) return course != Course.Cut;

        wire.Reply(250, string.Create(CultureInfo.InvariantCulture, $"OK, kept as {id}"));
        await wire.FlushAsync().ConfigureAwait(false);
        context.Acknowledge();
        return await AskAsync(MailboxStage.Acknowledged).ConfigureAwait(false) != Course.Cut;
    }

    private async ValueTask<Course> AskAsync(MailboxStage stage, string? recipient = null)
    {
        if (context.Script is null) return Course.GoOn;
        var moment = new MailboxMoment(stage, sender ?? "", recipient ?? (recipients.Count > 0 ? recipients[0] : ""), context.Connection);
        switch (context.Script(moment))
        {
            case null: return Course.GoOn;
            case MailboxReaction.Reply reply:
                wire.Reply(reply.Code, reply.Text);
                return Course.Answered;
            case MailboxReaction.Stall stall:
                await wire.FlushAsync().ConfigureAwait(false);
                await Task.Delay(stall.For, stop).ConfigureAwait(false);
                return Course.GoOn;
            case MailboxReaction.Cut:
                isCut = true;
                return Course.Cut;
            case var other: throw new InvalidOperationException($"No such reaction: {other}.");
        }
    }

    private void Reset()
    {
        sender = null;
        recipients.Clear();
    }
}
