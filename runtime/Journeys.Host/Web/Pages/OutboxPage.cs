using Journeys.Host.Sending;
using Journeys.Storage;

namespace Journeys.Host.Web.Pages;

/// <summary>Messages that did not simply arrive: in doubt, given up, refused, waiting for another try.</summary>
internal static class OutboxPage
{
    public const int Longest = 200;

    public static Html Render(PageContext context, IReadOnlyList<(OutboxState State, IReadOnlyList<OutboxRow> Rows)> lists) =>
        Layout.Page(context.Project, "Outbox", Html.Join(lists.Select(list => Html.Of($"""
            <h2>{Title(list.State)}</h2>{(list.Rows.Count == 0 ? Html.Of($"<p class=\"soft\">None.</p>") : Table(context, list.Rows))}
            """))));

    public static Html Table(PageContext context, IReadOnlyList<OutboxRow> rows) => Html.Of($"""
        <div class="table"><table><thead><tr><th>Since</th><th>Message</th><th>To</th><th>Tries</th><th>What is known</th></tr></thead><tbody>{Html.Join(rows.Select(row => Row(context, row)))}</tbody></table></div>
        """);

    private static Html Row(PageContext context, OutboxRow row)
    {
        var (message, to) = Read(row);
        return Html.Of($"""<tr><td class="when">{context.Time(row.ChangedAt)}</td><td>{message}<br><span class="soft">{row.SendKey}</span></td><td>{to}</td><td>{row.Attempts}</td><td>{row.Detail}</td></tr>""");
    }

    private static (string Message, string To) Read(OutboxRow row)
    {
        try
        {
            var payload = OutboxPayload.Read(row.Payload);
            return (payload.Message, payload.To);
        }
        catch (InvalidDataException damaged)
        {
            return (damaged.Message, "");
        }
    }

    private static string Title(OutboxState state) => state switch
    {
        OutboxState.InDoubt => "In doubt",
        OutboxState.Dead => "Given up",
        OutboxState.Failed => "Refused",
        OutboxState.Retry => "Waiting for another try",
        _ => state.ToString(),
    };
}
