using System.Collections.Immutable;
using Journeys.Host.Sending;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Workers;

/// <summary>Gathers what a batch of decisions changes, to be written in one transaction.</summary>
internal sealed class DecisionBatch(Instant now)
{
    private readonly Dictionary<int, long> applied = [];
    private readonly ImmutableArray<PersonWrite>.Builder people = ImmutableArray.CreateBuilder<PersonWrite>();
    private readonly ImmutableArray<OutboxWrite>.Builder outbox = ImmutableArray.CreateBuilder<OutboxWrite>();
    private readonly ImmutableArray<OutboxCancellation>.Builder cancellations = ImmutableArray.CreateBuilder<OutboxCancellation>();
    private readonly ImmutableArray<TimelineWrite>.Builder timeline = ImmutableArray.CreateBuilder<TimelineWrite>();

    /// <summary>The decisions, in the order they were taken.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>An input is applied by this batch.</summary>
    public void Apply(InboxRow row) =>
        applied[row.Person.Shard] = Math.Max(row.Seq, applied.GetValueOrDefault(row.Person.Shard));

    /// <summary>Keeps a person as stored, but asleep: what is stored cannot be read.</summary>
    public void SetAside(PersonRow row)
    {
        applied.TryAdd(row.Key.Shard, 0);
        people.Add(new PersonWrite(row.Key, row.State, Due: null));
    }

    /// <summary>Adds a decision.</summary>
    public void Add(Decision decision)
    {
        var key = decision.Person.Key;
        applied.TryAdd(key.Shard, 0);
        Decisions.Add(decision);
        people.Add(new PersonWrite(key, PersonCodec.Write(decision.Person), decision.Due));
        foreach (var message in decision.Outbox)
            outbox.Add(new OutboxWrite(message.SendKey, key, message.Channel.ToString(),
                new OutboxPayload(message.MessageName, message.Topic, message.To, message.Content).Write(), message.At));
        foreach (var cancelled in decision.Cancelled)
            cancellations.Add(new OutboxCancellation(cancelled.SendKey, key,
                InputCodec.Write(new DeliveryInput(cancelled.SendKey, DeliveryOutcome.Cancelled, cancelled.Reason, now)), now));
        foreach (var entry in decision.Timeline)
            timeline.Add(new TimelineWrite(key, entry.At, TimelineCodec.Write(entry)));
    }

    /// <summary>The transaction.</summary>
    /// <param name="claims">The latest claim of each shard.</param>
    public Commit ToCommit(IReadOnlyDictionary<int, ShardClaim> claims) => new()
    {
        ShardAdvances = [.. applied.Select(shard => new ShardAdvance(claims[shard.Key], Math.Max(shard.Value, claims[shard.Key].InboxApplied)))],
        People = people.ToImmutable(),
        Outbox = outbox.ToImmutable(),
        Cancellations = cancellations.ToImmutable(),
        Timeline = timeline.ToImmutable(),
        Clock = now,
    };
}
