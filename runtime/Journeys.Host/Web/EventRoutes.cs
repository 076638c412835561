using System.Text.Json;
using Journeys.Host.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Journeys.Host.Web;

/// <summary>
/// <c>POST /events</c>: one event or a list of them, for tools on this machine that know the <see cref="LocalToken"/>.
/// 200 once everything is durable, also where some were rejected: the answer says which and why.
/// </summary>
internal static class EventRoutes
{
    private const int Most = 2_500;

    public static void Map(IEndpointRouteBuilder routes, WebServices services) =>
        routes.MapPost("/events", async (HttpRequest request, CancellationToken cancellation) =>
        {
            if (!services.Token.Matches(request.Headers.Authorization))
                return Unauthorised();
            List<string> events;
            try
            {
                using var json = await JsonDocument.ParseAsync(request.Body, default, cancellation);
                events = json.RootElement.ValueKind == JsonValueKind.Array
                    ? [.. json.RootElement.EnumerateArray().Select(element => element.GetRawText())]
                    : [json.RootElement.GetRawText()];
            }
            catch (JsonException error)
            {
                return Problem(StatusCodes.Status400BadRequest, $"The body is not JSON: {error.Message}");
            }
            if (events.Count > Most) return Problem(StatusCodes.Status413PayloadTooLarge, $"{events.Count} events at once are too many; send at most {Most}.");
            var report = await services.Ingest.EventsAsync("POST /events", events, cancellation);
            return Answer(report);
        });

    private static JsonSerializerOptions AnswerJson { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>What became of what was sent in.</summary>
    public static IResult Answer(IngestReport report) => Results.Json(
        new EventsAnswer(report.Accepted, report.Duplicates, report.Created, [.. report.Rejected.Select(rejection => new EventRejection(rejection.Origin, rejection.Reason, rejection.Input))]), AnswerJson);

    public static IResult Unauthorised() =>
        Problem(StatusCodes.Status401Unauthorized, $"Show the word from the file '{LocalToken.FileName}' in the project's .journeys folder: Authorization: Bearer <word>.");

    public static IResult Problem(int status, string text) => Results.Json(new EventProblem(text), AnswerJson, statusCode: status);

    private sealed record EventsAnswer(int Accepted, int Duplicates, int Created, IReadOnlyList<EventRejection> Rejected);

    private sealed record EventRejection(string Origin, string Reason, string Input);

    private sealed record EventProblem(string Error);
}
