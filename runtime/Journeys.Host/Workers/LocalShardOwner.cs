using System.Collections.Immutable;
using Journeys.Runtime.People;

namespace Journeys.Host.Workers;

/// <summary>Owns all shards in this one process.</summary>
/// <param name="name">Who owns, for people who look at the shard table.</param>
/// <param name="time">Real time.</param>
public sealed class LocalShardOwner(string name, TimeProvider time) : IShardOwner
{
    private readonly AsyncSignal signal = new();

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ImmutableArray<int> Shards { get; } = [.. Enumerable.Range(0, PersonKey.Shards)];

    /// <inheritdoc/>
    public void Poke(PersonKey person) => signal.Raise();

    /// <inheritdoc/>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => signal.WaitAsync(atMost, time, cancellation);
}
