using Journeys.Channels.Email;

namespace Journeys.Channels.Tests.Support;

internal static class Mails
{
    public static OutgoingEmail One(int number = 1, string? to = null) => new(
        SendKey: $"run-1/place-2/{number}",
        From: "Shop <hello@shop.example>",
        To: to ?? $"person{number}@example.org",
        ToName: null,
        Subject: $"Mail {number}",
        Preview: null,
        Html: "<html><body><p>Hello</p></body></html>",
        Text: "Hello\n",
        UnsubscribeUrl: null,
        ListId: null,
        MessageId: $"<send-{number}@shop.example>");

    public static string Megabytes(int count) =>
        string.Concat(Enumerable.Repeat("<p>All the news of the season, once more.</p>\n", count * 1024 * 1024 / 46));
}
