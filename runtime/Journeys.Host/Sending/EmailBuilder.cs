using System.Security.Cryptography;
using System.Text;
using Journeys.Channels.Email;
using Journeys.Host.Tracking;
using Journeys.Runtime.Programs;
using Journeys.Storage;

namespace Journeys.Host.Sending;

/// <summary>Makes the e-mail that goes out of a message in the outbox: sender, tracked links, unsubscribe header, Message-ID.</summary>
/// <param name="project">The current project: its channel's sender and its topics' titles.</param>
/// <param name="address">Builds the signed addresses.</param>
/// <param name="defaultFrom">The sender where neither message nor channel names one.</param>
internal sealed class EmailBuilder(Func<ProjectDefinition> project, PublicAddress address, string defaultFrom)
{
    /// <summary>The e-mail; the same at every attempt at the same send.</summary>
    /// <exception cref="InvalidDataException">The row is not an e-mail that can be sent.</exception>
    public OutgoingEmail Build(OutboxRow row)
    {
        var payload = OutboxPayload.Read(row.Payload);
        var rendered = payload.Rendered;
        var definition = project();
        var from = rendered.From ?? definition.Channels.FirstOrDefault(channel => channel.Kind == ChannelKind.Email)?.From ?? defaultFrom;
        var domain = DomainOf(from);
        var html = rendered.Html ?? $"<pre>{System.Net.WebUtility.HtmlEncode(rendered.Text)}</pre>";
        var topic = payload.Topic;
        return new OutgoingEmail(
            row.SendKey, from, payload.To, ToName: null, rendered.Subject ?? "", rendered.Preview,
            TrackedHtml.Rewrite(html, address.Root, target => address.Click(row.Person, row.SendKey, target), address.Open(row.Person, row.SendKey)),
            rendered.Text,
            topic is null ? null : address.Unsubscribe(row.Person, topic),
            topic is null ? null : $"{TitleOf(definition, topic)} <{topic.ToLowerInvariant()}.{domain}>",
            $"<{IdOf(row)}@{domain}>");
    }

    private static string TitleOf(ProjectDefinition definition, string topic) =>
        definition.Topics.FirstOrDefault(candidate => candidate.Name == topic)?.Title ?? topic;

    private static string DomainOf(string from)
    {
        var at = from.LastIndexOf('@');
        var domain = at < 0 ? "" : from[(at + 1)..].TrimEnd('>', ' ');
        return domain.Length == 0 ? "localhost" : domain;
    }

    // The time the row was decided tells apart two databases that count their people alike.
    private static string IdOf(OutboxRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.At.ToUnixTimeTicks()}/{row.Person.Id}/{row.SendKey}")))[..32];
}
