using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Host.Clock;
using Journeys.Host.Workers;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Storage;

namespace Journeys.Host.Ingest;

/// <summary>
/// Takes in what happens: events, contacts with their consents, objects, and news of messages. What it answers for is durable;
/// what it cannot take is on the <see cref="RejectLog"/> with the reason.
/// </summary>
public sealed class IngestService
{
    private readonly IStore store;
    private readonly IShardOwner owner;
    private readonly VirtualClock clock;
    private readonly RejectLog rejects;
    private readonly ObjectCatalogue objects;
    private readonly EventReading events;
    private readonly ContactReading contacts;

    internal IngestService(IStore store, IShardOwner owner, VirtualClock clock, RejectLog rejects, ObjectCatalogue objects, ProjectDefinition project)
    {
        this.store = store;
        this.owner = owner;
        this.clock = clock;
        this.rejects = rejects;
        this.objects = objects;
        events = new EventReading(project);
        contacts = new ContactReading(project);
    }

    /// <summary>Takes in events, each a JSON object as <see cref="EventMessage"/> describes.</summary>
    /// <param name="origin">Where they come from, for the list of what was rejected.</param>
    /// <param name="json">The events.</param>
    /// <param name="cancellation">Gives up; nothing was taken then.</param>
    public Task<IngestReport> EventsAsync(string origin, IReadOnlyList<string> json, CancellationToken cancellation) =>
        EventsAsync([.. json.Select(text => new EventLine(origin, text, null))], cancellation);

    /// <summary>Takes in contacts with their consents. A row with anything wrong in it is rejected whole.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="skipUnchanged">Whether a row that was imported just so within the last seven days is passed over, rather than applied again.</param>
    /// <param name="cancellation">Gives up; nothing was taken then.</param>
    public Task<IngestReport> ContactsAsync(IReadOnlyList<ImportRow> rows, bool skipUnchanged, CancellationToken cancellation)
    {
        var now = clock.Now;
        var reading = new Reading();
        foreach (var row in rows)
        {
            var text = row.Fields.ToJsonString();
            if (contacts.Read(row.Fields, now, out var identities, out var inputs) is { } reason)
            {
                reading.Rejected.Add(new Rejection(now, row.Origin, reason, Rejection.Cut(text)));
                continue;
            }
            reading.Accepted++;
            var id = skipUnchanged ? "import:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32] : null;
            for (var part = 0; part < inputs.Length; part++)
                reading.Items.Add(new Item(row.Origin, text, new IngestItem(identities, id is null ? null : $"{id}:{part}", now, InputCodec.Write(inputs[part])), Leads: part == 0));
        }
        return StoreAsync(reading, cancellation);
    }

    /// <summary>Adds or replaces objects of a declared type.</summary>
    /// <param name="type">The type's name.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Gives up; nothing was taken then.</param>
    public async Task<IngestReport> ObjectsAsync(string type, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var now = clock.Now;
        var rejected = ImmutableArray.CreateBuilder<Rejection>();
        var taken = await objects.UpsertAsync(type, rows, (row, reason) => rejected.Add(new Rejection(now, row.Origin, reason, Rejection.Cut(row.Fields.ToJsonString()))), cancellation);
        await rejects.AppendAsync(rejected, cancellation);
        return new IngestReport(taken, 0, 0, rejected.ToImmutable());
    }

    /// <summary>Something happened to a person who is known by number: a click, an opening, an unsubscription.</summary>
    public async Task ForPersonAsync(PersonKey person, Input input, string? messageId, CancellationToken cancellation)
    {
        await store.IngestAsync([new IngestItem([], messageId, input.ReceivedAt, InputCodec.Write(input)) { Person = person }], cancellation);
        owner.Poke(person);
    }

    internal Task<IngestReport> EventsAsync(IReadOnlyList<EventLine> lines, CancellationToken cancellation)
    {
        var now = clock.Now;
        var reading = new Reading();
        foreach (var line in lines)
        {
            if (Take(line, now, reading) is { } reason) reading.Rejected.Add(new Rejection(now, line.Origin, reason, Rejection.Cut(line.Json)));
            else reading.Accepted++;
        }
        return StoreAsync(reading, cancellation);
    }

    private string? Take(EventLine line, NodaTime.Instant now, Reading reading)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(line.Json);
        }
        catch (JsonException error)
        {
            return $"This is not JSON: {error.Message}";
        }
        if (EventMessage.Read(json, out var reason) is not { } message) return reason;
        var fields = message.Contact.ValueKind == JsonValueKind.String ? contacts.Named(message.Contact.GetString() ?? "", out reason) : JsonObject.Create(message.Contact);
        if (fields is null) return reason;
        if (contacts.Read(fields, now, out var identities, out var attributes) is { } contactProblem) return contactProblem;
        var id = message.MessageId ?? line.FallbackId;
        if (events.Read(message, now, out var problem) is not { } input) return problem;
        // What is known of the contact comes first, so that the event's journeys see it; it is dropped with the event when repeated.
        foreach (var attribute in attributes)
            reading.Items.Add(new Item(line.Origin, line.Json, new IngestItem(identities, id is null ? null : id + ":contact", now, InputCodec.Write(attribute)), Leads: false));
        reading.Items.Add(new Item(line.Origin, line.Json, new IngestItem(identities, id, now, InputCodec.Write(input)), Leads: true));
        return null;
    }

    private async Task<IngestReport> StoreAsync(Reading reading, CancellationToken cancellation)
    {
        var results = reading.Items.Count == 0 ? [] : await store.IngestAsync([.. reading.Items.Select(item => item.Row)], cancellation);
        var duplicates = 0;
        for (var i = 0; i < results.Length; i++)
        {
            var (result, item) = (results[i], reading.Items[i]);
            if (result.Duplicate && item.Leads) duplicates++;
            if (result.ConflictsWith is { } other && item.Leads)
                reading.Rejected.Add(new Rejection(item.Row.ReceivedAt, item.Origin,
                    $"Its identities belong to two people, {result.Person.Id} and {other.Id}. It was taken for person {result.Person.Id}, who has the strongest of them; the other identities were left where they are.", Rejection.Cut(item.Json)));
            if (!result.Duplicate) owner.Poke(result.Person);
        }
        await rejects.AppendAsync(reading.Rejected, cancellation);
        return new IngestReport(reading.Accepted, duplicates, results.Count(result => result.Created), [.. reading.Rejected]);
    }

    private sealed class Reading
    {
        public List<Item> Items { get; } = [];
        public List<Rejection> Rejected { get; } = [];
        public int Accepted { get; set; }
    }

    private sealed record Item(string Origin, string Json, IngestItem Row, bool Leads);
}
