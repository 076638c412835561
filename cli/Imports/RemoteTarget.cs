using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Host.Ingest;
using NodaTime;

namespace Journeys.Cli.Imports;

/// <summary>To the host that runs on the project's database, so that it sees at once what comes in.</summary>
internal sealed class RemoteTarget : IImportTarget, IDisposable
{
    private readonly HttpClient http;

    /// <param name="address">The host's address.</param>
    /// <param name="folder">The data folder, for the word the host asks for.</param>
    public RemoteTarget(string address, string folder)
    {
        http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        var token = Path.Combine(folder, LocalToken.FileName);
        if (!File.Exists(token)) throw new UsageException($"The host at {address} runs, but its token {token} is not there to be shown; stop the host and start it again.");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(token).Trim());
    }

    public Task<IngestReport> ContactsAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => PostAsync("/import/contacts", Body(rows), cancellation);

    public Task<IngestReport> ObjectsAsync(string type, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => PostAsync($"/import/objects/{Uri.EscapeDataString(type)}", Body(rows), cancellation);

    public Task<IngestReport> EventAsync(string json, CancellationToken cancellation) => PostAsync("/events", json, cancellation);

    public void Dispose() => http.Dispose();

    private static string Body(IReadOnlyList<ImportRow> rows) =>
        new JsonArray([.. rows.Select(row => new JsonObject { ["origin"] = row.Origin, ["fields"] = row.Fields.DeepClone() })]).ToJsonString();

    private async Task<IngestReport> PostAsync(string path, string body, CancellationToken cancellation)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await SendAsync(path, content, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        using var json = JsonDocument.Parse(text);
        if (!answer.IsSuccessStatusCode)
            throw new UsageException($"The host at {http.BaseAddress} refused: {(json.RootElement.TryGetProperty("error", out var error) ? error.GetString() : answer.ReasonPhrase)}");
        var root = json.RootElement;
        return new IngestReport(
            root.GetProperty("accepted").GetInt32(),
            root.GetProperty("duplicates").GetInt32(),
            root.TryGetProperty("created", out var created) ? created.GetInt32() : 0,
            [.. root.GetProperty("rejected").EnumerateArray().Select(rejected => new Rejection(
                default(Instant), rejected.TryGetProperty("origin", out var origin) ? origin.GetString() ?? "" : "", rejected.GetProperty("reason").GetString() ?? "", rejected.GetProperty("input").GetString() ?? ""))]);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, CancellationToken cancellation)
    {
        try
        {
            return await http.PostAsync(path, content, cancellation);
        }
        catch (HttpRequestException failure)
        {
            throw new UsageException($"The host at {http.BaseAddress} does not answer: {failure.Message}");
        }
    }
}
