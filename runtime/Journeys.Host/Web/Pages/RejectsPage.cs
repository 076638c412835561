using Journeys.Host.Ingest;

namespace Journeys.Host.Web.Pages;

/// <summary>What was sent to the host and could not be taken.</summary>
internal static class RejectsPage
{
    public const int Longest = 200;

    public static Html Render(PageContext context, IReadOnlyList<Rejection> rejections) => Layout.Page(context.Project, "Rejected", rejections.Count == 0
        ? Html.Of($"<p>Nothing was rejected.</p>")
        : Html.Of($"""
            <p>What came in and could not be taken, the newest first. Nothing of it was kept elsewhere; send it again once it is right.</p>
            <div class="table"><table><thead><tr><th>When</th><th>From</th><th>Why</th><th>What</th></tr></thead><tbody>{Html.Join(rejections.Select(rejection => Html.Of($"""<tr><td class="when">{context.Time(rejection.At)}</td><td>{rejection.Origin}</td><td>{rejection.Reason}</td><td><code>{rejection.Input}</code></td></tr>""")))}</tbody></table></div>
            """));
}
