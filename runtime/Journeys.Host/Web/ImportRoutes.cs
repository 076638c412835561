using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Host.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Journeys.Host.Web;

/// <summary>
/// <c>POST /import/contacts</c> and <c>POST /import/objects/TYPE</c>: rows of an import, for the command line while this host
/// runs: <c>[{ "origin": "contacts.csv, line 7", "fields": { … } }]</c>. Shown the <see cref="LocalToken"/>, as <c>/events</c> is.
/// </summary>
internal static class ImportRoutes
{
    public static void Map(IEndpointRouteBuilder routes, WebServices services)
    {
        routes.MapPost("/import/contacts", (HttpRequest request, CancellationToken cancellation) =>
            TakeAsync(request, services, rows => services.Ingest.ContactsAsync(rows, skipUnchanged: true, cancellation), cancellation));
        routes.MapPost("/import/objects/{type}", (string type, HttpRequest request, CancellationToken cancellation) =>
            services.Programs.Current.Objects.Any(declared => declared.Name == type)
                ? TakeAsync(request, services, rows => services.Ingest.ObjectsAsync(type, rows, cancellation), cancellation)
                : Task.FromResult(EventRoutes.Problem(StatusCodes.Status404NotFound, $"The project has no object {type}.")));
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, WebServices services, Func<IReadOnlyList<ImportRow>, Task<IngestReport>> take, CancellationToken cancellation)
    {
        if (!services.Token.Matches(request.Headers.Authorization)) return EventRoutes.Unauthorised();
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellation);
        }
        catch (JsonException error)
        {
            return EventRoutes.Problem(StatusCodes.Status400BadRequest, $"The body is not JSON: {error.Message}");
        }
        var rows = new List<ImportRow>();
        foreach (var element in body as JsonArray ?? [])
        {
            if (element is not JsonObject row || row["fields"] is not JsonObject fields)
                return EventRoutes.Problem(StatusCodes.Status400BadRequest, "The body must be a list of rows: [{ \"origin\": \"…\", \"fields\": { … } }].");
            rows.Add(new ImportRow(row["origin"]?.ToString() ?? "import", (JsonObject)fields.DeepClone()));
        }
        return EventRoutes.Answer(await take(rows));
    }
}
