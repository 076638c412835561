using System.Collections.Immutable;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage.Benchmarks;

/// <summary>The same rows for both sides: a thousand people a batch, each with a state, a message and a timeline entry.</summary>
/// <param name="People">How many people there are.</param>
/// <param name="Batch">How many are written in one transaction.</param>
/// <param name="Random">Batches take people at random from all shards; otherwise as the store's work comes, neighbours together.</param>
public sealed record Workload(int People, int Batch, bool Random)
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 12, 0);

    private static readonly byte[] StateBytes = Fill(300);
    private static readonly byte[] MessageBytes = Fill(400);
    private static readonly byte[] EntryBytes = Fill(90);

    public const int RowsPerPerson = 3;

    public ReadOnlyMemory<byte> State => StateBytes;

    public ReadOnlyMemory<byte> Message => MessageBytes;

    public ReadOnlyMemory<byte> Entry => EntryBytes;

    /// <summary>Everybody once, in batches.</summary>
    public ImmutableArray<ImmutableArray<PersonKey>> Batches(int round)
    {
        var people = Enumerable.Range(1, People).Select(id => PersonKey.Of(id)).ToArray();
        if (Random) new Random(round).Shuffle(people);
        else people = [.. people.OrderBy(person => person.Shard).ThenBy(person => person.Id)];
        return [.. people.Chunk(Batch).Select(chunk => chunk.ToImmutableArray())];
    }

    public Instant? Due(PersonKey person, int round) => person.Id % 3 == 0 ? null : Start + Duration.FromMinutes((person.Id * 7919 % 100_000) + round);

    public static string SendKey(PersonKey person, int round) => $"{person.Id}-1/mail/{round}";

    private static byte[] Fill(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
