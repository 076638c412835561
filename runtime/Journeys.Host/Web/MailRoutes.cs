using Journeys.Host.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Journeys.Host.Web;

/// <summary>The pages of the built-in mailbox; there are none where mail goes to a real server.</summary>
internal static class MailRoutes
{
    public static void Map(IEndpointRouteBuilder routes, WebServices services)
    {
        if (services.Mailbox?.Store is not { } store)
        {
            routes.MapGet("/mail", () => Responses.Page(Layout.Page(services.Context.Project, "Mail", Html.Of($"<p>Mail goes to a mail server, not to the built-in mailbox.</p>"))));
            return;
        }
        routes.MapGet("/mail", (int? page, string? q) =>
        {
            var number = Math.Clamp(page ?? 0, 0, 1_000_000);
            var mails = store.List(number * MailPages.PerPage, MailPages.PerPage, q);
            return Responses.Page(MailPages.List(services.Context, mails, number, q ?? ""));
        });
        routes.MapGet("/mail/{id:long}", (long id) => store.Get(id) is { } mail ? Responses.Page(MailPages.One(services.Context, mail)) : Missing(services, id));
        routes.MapGet("/mail/{id:long}/html", (long id) => store.Get(id)?.Html is { } html ? Responses.Mail(html) : Missing(services, id));
        routes.MapGet("/mail/{id:long}/raw", (long id) => store.OpenRaw(id) is { } raw ? Results.Stream(raw, "message/rfc822", $"{id}.eml") : Missing(services, id));
    }

    private static IResult Missing(WebServices services, long id) =>
        Responses.Page(Layout.Page(services.Context.Project, "No such mail", Html.Of($"""<p>The mailbox holds no mail {id}. <a href="/mail">See all</a>.</p>""")), StatusCodes.Status404NotFound);
}
