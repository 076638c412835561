using Journeys.Host.Clock;
using Journeys.Host.Ingest;
using Journeys.Host.Web.Pages;
using Journeys.Host.Workers;
using Journeys.Runtime.People;
using Journeys.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Journeys.Host.Web;

/// <summary>The pages for whoever runs the host.</summary>
internal static class PageRoutes
{
    private const int LongestTimeline = 1_000;
    private static readonly OutboxState[] Listed = [OutboxState.InDoubt, OutboxState.Dead, OutboxState.Failed, OutboxState.Retry];

    public static void Map(IEndpointRouteBuilder routes, WebServices services)
    {
        routes.MapGet("/style.css", () => Results.Text(Style.Sheet, "text/css; charset=utf-8"));
        routes.MapGet("/", async (CancellationToken cancellation) => Responses.Page(StatusPage.Render(services.Context, await StatusAsync(services, cancellation))));
        routes.MapGet("/outbox", async (CancellationToken cancellation) =>
        {
            var lists = new List<(OutboxState, IReadOnlyList<OutboxRow>)>();
            foreach (var state in Listed) lists.Add((state, await services.Store.ListOutboxAsync(state, OutboxPage.Longest, cancellation)));
            return Responses.Page(OutboxPage.Render(services.Context, lists));
        });
        routes.MapGet("/rejects", async (CancellationToken cancellation) =>
            Responses.Page(RejectsPage.Render(services.Context, await services.Rejects.NewestAsync(RejectsPage.Longest, cancellation))));
        routes.MapGet("/people", (string? who) => Results.Redirect("/people/" + Uri.EscapeDataString(who?.Trim() ?? "")));
        routes.MapGet("/people/{who}", async (string who, CancellationToken cancellation) =>
            await FindAsync(services, who.Trim(), cancellation) is { } key
                ? Responses.Page(await PersonAsync(services, key, cancellation))
                : Responses.Page(PersonPage.Unknown(services.Context, who), StatusCodes.Status404NotFound));
        routes.MapGet("/people/", () => Responses.Page(PersonPage.Unknown(services.Context, ""), StatusCodes.Status404NotFound));
    }

    private static async Task<StatusView> StatusAsync(WebServices services, CancellationToken cancellation) => new(
        services.Clock.Now,
        services.Clock.Speed == ClockSpeed.Real ? null : services.Clock.Speed.ToString(),
        await services.Census.TakeAsync(cancellation),
        await services.Store.CountOutboxAsync(cancellation),
        await services.Store.ListOutboxAsync(OutboxState.InDoubt, 20, cancellation),
        services.Health.Troubles,
        services.Mailbox is { } mailbox ? $"127.0.0.1:{mailbox.Port}" : null,
        services.Decided());

    private static async Task<PersonKey?> FindAsync(WebServices services, string who, CancellationToken cancellation)
    {
        if (who.Length == 0) return null;
        foreach (var field in services.Programs.Current.Contact.Fields)
            if (field.Unique && await services.Store.FindAsync(Identities.Of(field, who), cancellation) is { } key) return key;
        return null;
    }

    private static async Task<Html> PersonAsync(WebServices services, PersonKey key, CancellationToken cancellation)
    {
        var row = (await services.Store.LoadPeopleAsync([key], cancellation)).FirstOrDefault();
        var person = row is null || row.State.IsEmpty ? null : PersonCodec.Read(row.State.Span, services.Programs);
        var timeline = await services.Store.TimelineAsync(key, LongestTimeline, cancellation);
        return PersonPage.Render(services.Context, person is null ? $"person {key.Id}" : Naming.Of(person), person, [.. timeline.Select(TimelineCodec.Read)]);
    }
}
