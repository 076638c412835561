using System.Globalization;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Web.Pages;

/// <summary>What the status page shows.</summary>
/// <param name="Now">The project's clock.</param>
/// <param name="Speed">How fast it runs; null for real time.</param>
/// <param name="Census">People and runs.</param>
/// <param name="Outbox">Messages by state.</param>
/// <param name="InDoubt">Messages in doubt, the newest.</param>
/// <param name="Troubles">What is wrong.</param>
/// <param name="Mailbox">Where the built-in mailbox listens; null without one.</param>
/// <param name="Decided">Decisions since the start.</param>
internal sealed record StatusView(
    Instant Now, string? Speed, Census Census, OutboxCounts Outbox, IReadOnlyList<OutboxRow> InDoubt, IReadOnlyList<HostTrouble> Troubles, string? Mailbox, long Decided);

/// <summary>How the host is doing.</summary>
internal static class StatusPage
{
    public static Html Render(PageContext context, StatusView view)
    {
        var troubles = view.Troubles.Count == 0
            ? Html.Empty
            : Html.Of($"""<section aria-label="Troubles">{Html.Join(view.Troubles.Select(trouble => Html.Of($"""<p class="warn">{trouble.Text} <span class="soft">({trouble.Part}, since {context.Time(trouble.Since)})</span></p>""")))}</section>""");
        var journeys = view.Census.RunsByJourney.Count == 0
            ? Html.Of($"<p class=\"soft\">Nobody is under way.</p>")
            : Html.Of($"""<div class="table"><table><thead><tr><th>Journey</th><th>Runs under way</th></tr></thead><tbody>{Html.Join(view.Census.RunsByJourney.Select(journey => Html.Of($"<tr><td>{journey.Key}</td><td>{Number(journey.Value)}</td></tr>")))}</tbody></table></div>""");
        var doubts = view.InDoubt.Count == 0
            ? Html.Of($"<p class=\"soft\">None.</p>")
            : Html.Of($"<p>The host stopped, or a connection broke, between handing these over and hearing back. They are not sent twice.</p>{OutboxPage.Table(context, view.InDoubt)}");
        var speed = view.Speed is null ? "real time" : $"runs at {view.Speed}";
        var mailbox = view.Mailbox is null ? Html.Empty : Html.Of($"""<p>Mail goes to the built-in mailbox at {view.Mailbox}: <a href="/mail">see it</a>.</p>""");
        return Layout.Page(context.Project, "Status", Html.Of($"""
            {troubles}
            <p>The clock shows <b>{context.Time(view.Now)}</b> <span class="soft">({speed}, {context.Zone.Id})</span></p>
            <ul class="figures">
            {Figure(view.Census.People, "people", view.Census.Complete)}{Figure(view.Census.Runs, "runs under way", view.Census.Complete)}
            {Figure(view.Outbox.Sent, "messages sent", true)}{Figure(view.Outbox.Open, "waiting to go out", true)}{Figure(view.Outbox.Failed, "refused", true)}
            {Figure(view.Outbox.InDoubt, "in doubt", true)}{Figure(view.Outbox.Dead, "given up", true)}{Figure(view.Outbox.Cancelled, "taken back", true)}{Figure(view.Decided, "decisions since start", true)}
            </ul>
            {mailbox}
            <form method="get" action="/people" role="search"><input name="who" placeholder="E-mail address or other identity" aria-label="Find a person"><button>Find a person</button></form>
            <h2>Journeys</h2>{journeys}
            <h2>In doubt</h2>{doubts}
            """));
    }

    private static Html Figure(long value, string name, bool exact) => Html.Of($"<li><b>{(exact ? "" : "≥ ")}{Number(value)}</b>{name}</li>");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
