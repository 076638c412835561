using Journeys.Channels.Mailbox;

namespace Journeys.Host.Web.Pages;

/// <summary>What the built-in mailbox took: the list, and one mail as its reader sees it.</summary>
internal static class MailPages
{
    public const int PerPage = 50;

    public static Html List(PageContext context, MailboxPage mails, int page, string search)
    {
        var rows = Html.Join(mails.Mails.Select(mail => Html.Of($"""
            <tr><td class="when">{context.Time(mail.Date ?? mail.Arrived)}</td><td><a href="/mail/{mail.Id}">{(mail.Subject.Length == 0 ? "(no subject)" : mail.Subject)}</a></td><td>{mail.To}</td></tr>
            """)));
        var last = Math.Max(0, (mails.Total - 1) / PerPage);
        var query = search.Length == 0 ? "" : "&q=" + Uri.EscapeDataString(search);
        var turn = Html.Of($"""
            <p>{(page > 0 ? Html.Of($"""<a href="/mail?page={page - 1}{query}">Newer</a>""") : Html.Empty)} <span class="soft">Page {page + 1} of {last + 1}, {mails.Total} mails</span> {(page < last ? Html.Of($"""<a href="/mail?page={page + 1}{query}">Older</a>""") : Html.Empty)}</p>
            """);
        var body = mails.Total == 0
            ? Html.Of($"<p>{(search.Length == 0 ? "No mail has arrived yet. Times are the project's clock: a mail appears here when a journey sends it." : "No mail matches.")}</p>")
            : Html.Of($"""<div class="table"><table><thead><tr><th>Sent</th><th>Subject</th><th>To</th></tr></thead><tbody>{rows}</tbody></table></div>{turn}""");
        return Layout.Page(context.Project, "Mail", Html.Of($"""
            <form method="get" action="/mail" role="search"><input type="search" name="q" value="{search}" placeholder="Address, subject or Message-ID" aria-label="Search mail"><button>Search</button></form>{body}
            """));
    }

    public static Html One(PageContext context, MailDetail mail)
    {
        var headers = Html.Join(mail.Headers.Select(header => Html.Of($"<dt>{header.Name}</dt><dd>{header.Value}</dd>")));
        var html = mail.Html is null
            ? Html.Of($"<p class=\"soft\">This mail has no HTML part.</p>")
            : Html.Of($"""<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mail/{mail.Summary.Id}/html" title="The mail as HTML"></iframe>""");
        return Layout.Page(context.Project, mail.Summary.Subject.Length == 0 ? "(no subject)" : mail.Summary.Subject, Html.Of($"""
            <p class="soft">{mail.Summary.From} to {mail.Summary.To}, {context.Time(mail.Summary.Date ?? mail.Summary.Arrived)} – <a href="/mail/{mail.Summary.Id}/raw">as it came</a></p>
            {html}
            <h2>Text</h2><pre>{mail.Text ?? "This mail has no text part."}</pre>
            <h2>Headers</h2><dl>{headers}</dl>
            """));
    }
}
