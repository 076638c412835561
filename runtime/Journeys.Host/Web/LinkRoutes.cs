using Journeys.Host.Tracking;
using Journeys.Host.Web.Pages;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Journeys.Host.Web;

/// <summary>The signed addresses in messages: unsubscribing, clicks, opening.</summary>
internal static class LinkRoutes
{
    // The smallest transparent GIF (GIF89a, one pixel).
    private static readonly byte[] Pixel = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void Map(IEndpointRouteBuilder routes, WebServices services)
    {
        // Scanners and previews follow links: looking must not change anything.
        routes.MapGet("/u/{token}", (string token) => services.Signer.Read(token, LinkPurpose.Unsubscribe) is { } link
            ? Responses.Page(UnsubscribePages.Ask(services.Context.Project, link.Subject, Title(services, link.Subject)))
            : Responses.Page(UnsubscribePages.Invalid(), StatusCodes.Status404NotFound));

        // From the page's button, or from a mail program with the body List-Unsubscribe=One-Click (RFC 8058 §3.1): no cookie, no log-in, no redirect.
        routes.MapPost("/u/{token}", async (string token, HttpRequest request, CancellationToken cancellation) =>
        {
            if (services.Signer.Read(token, LinkPurpose.Unsubscribe) is not { } link)
                return Responses.Page(UnsubscribePages.Invalid(), StatusCodes.Status404NotFound);
            var form = request.HasFormContentType ? await request.ReadFormAsync(cancellation) : null;
            var oneClick = form?["List-Unsubscribe"].ToString() == "One-Click";
            var now = services.Clock.Now;
            var source = oneClick ? "one-click unsubscribe" : "unsubscribe page";
            await services.Ingest.ForPersonAsync(PersonKey.Of(link.Person), new ConsentInput(link.Subject, ChannelKind.Email, Given: false, source, now, now), messageId: null, cancellation);
            return Responses.Page(UnsubscribePages.Done(services.Context.Project, Title(services, link.Subject)));
        });

        routes.MapGet("/c/{token}", async (string token, CancellationToken cancellation) =>
        {
            if (services.Signer.Read(token, LinkPurpose.Click) is not { } link) return Responses.Page(UnsubscribePages.Invalid(), StatusCodes.Status404NotFound);
            await NewsAsync(services, link, MessageNews.Clicked, link.Target, cancellation);
            return Results.Redirect(link.Target);
        });

        routes.MapGet("/o/{token}", async (string token, HttpResponse response, CancellationToken cancellation) =>
        {
            if (services.Signer.Read(token, LinkPurpose.Open) is { } link) await NewsAsync(services, link, MessageNews.Opened, null, cancellation);
            response.Headers.CacheControl = "no-store";
            return Results.Bytes(Pixel, "image/gif");
        });
    }

    private static Task NewsAsync(WebServices services, LinkToken link, MessageNews news, string? url, CancellationToken cancellation)
    {
        var now = services.Clock.Now;
        return services.Ingest.ForPersonAsync(PersonKey.Of(link.Person), new MessageInput(link.Subject, news, now, now) { Url = url }, messageId: null, cancellation);
    }

    private static string Title(WebServices services, string topic) =>
        services.Programs.Current.Topics.FirstOrDefault(candidate => candidate.Name == topic)?.Title ?? topic;
}
