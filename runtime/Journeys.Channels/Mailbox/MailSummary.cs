using System.Collections.Immutable;
using NodaTime;

namespace Journeys.Channels.Mailbox;

/// <summary>One line of the mailbox's list.</summary>
/// <param name="Id">Counts arrivals from 1; higher is newer.</param>
/// <param name="MessageId">The Message-ID without angle brackets; empty where the mail has none.</param>
/// <param name="From">The sender as the mail's header shows it.</param>
/// <param name="To">The recipients as the mail's header shows them.</param>
/// <param name="Subject">The decoded subject.</param>
/// <param name="Date">The Date header: the sender's clock, which may be a virtual one. Null where absent.</param>
/// <param name="Arrived">When the mailbox took the mail, by its own clock.</param>
/// <param name="Size">Bytes as stored.</param>
public sealed record MailSummary(
    long Id, string MessageId, string From, string To, string Subject, Instant? Date, Instant Arrived, long Size);

/// <summary>A page of the mailbox's list, newest first.</summary>
/// <param name="Mails">The mails of this page.</param>
/// <param name="Total">How many mails match in all.</param>
public sealed record MailboxPage(ImmutableArray<MailSummary> Mails, int Total);

/// <summary>One mail, opened.</summary>
/// <param name="Summary">What the list shows of it.</param>
/// <param name="Headers">Every header in order, decoded.</param>
/// <param name="Html">The HTML body; null where there is none.</param>
/// <param name="Text">The plain-text body; null where there is none.</param>
public sealed record MailDetail(
    MailSummary Summary, ImmutableArray<MailHeader> Headers, string? Html, string? Text);

/// <summary>A header of a mail.</summary>
/// <param name="Name">The field's name as written.</param>
/// <param name="Value">The decoded value on one line.</param>
public sealed record MailHeader(string Name, string Value);
