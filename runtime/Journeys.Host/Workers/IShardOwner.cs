using System.Collections.Immutable;
using Journeys.Runtime.People;

namespace Journeys.Host.Workers;

/// <summary>
/// Says which shards this process owns and wakes their worker. One process owns them all (<see cref="LocalShardOwner"/>);
/// in a cluster the placement decides, and a poke may travel to another node.
/// </summary>
public interface IShardOwner
{
    /// <summary>Who owns, for people who look at the shard table.</summary>
    string Name { get; }

    /// <summary>The shards that this process owns now.</summary>
    ImmutableArray<int> Shards { get; }

    /// <summary>Something arrived for a person: whoever owns the shard looks at once.</summary>
    void Poke(PersonKey person);

    /// <summary>Waits for a poke of this process's shards, or for so long at most in real time.</summary>
    Task WaitAsync(TimeSpan atMost, CancellationToken cancellation);
}
