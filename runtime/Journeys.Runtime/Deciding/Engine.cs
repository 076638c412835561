using System.Collections.Immutable;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Deciding;

/// <summary>The pure core: decides what happens to one person. Thread-safe; keeps nothing between decisions.</summary>
/// <param name="programs">The programs in force.</param>
/// <param name="options">What the shell lends the core.</param>
public sealed class Engine(ProgramSet programs, EngineOptions options)
{
    /// <summary>The programs in force.</summary>
    public ProgramSet Programs => programs;

    /// <summary>
    /// Processes inputs one at a time in the order given (R2), and whatever falls due up to <paramref name="now"/>:
    /// what was due before an input was received comes before it, what is due at the same instant after it (R4).
    /// Takes ownership of <paramref name="person"/>: use the one in the decision afterwards.
    /// Never throws for what a journey's expressions do: such a run is set aside (R33).
    /// </summary>
    /// <param name="person">The person, loaded against <see cref="Programs"/>.</param>
    /// <param name="inputs">In arrival order; may be empty to handle what is due.</param>
    /// <param name="now">The instant of the decision; never before an input's ReceivedAt.</param>
    /// <param name="objects">Objects that expressions refer to.</param>
    public Decision Decide(Person person, ImmutableArray<Input> inputs, Instant now, IObjectLookup objects)
    {
        var decider = new Decider(person, programs, options, objects, now);
        return decider.Run(inputs);
    }
}

/// <summary>What the shell lends the core.</summary>
public sealed record EngineOptions
{
    /// <summary>Makes the one-click unsubscribe address of a message: person, topic, send key. Pure.</summary>
    public required Func<PersonKey, string, string, string> UnsubscribeUrl { get; init; }
    /// <summary>How many derived inputs one outside input may cause before the run that causes them is set aside (R33).</summary>
    public int CascadeLimit { get; init; } = 1000;
    /// <summary>Whether starts whose <c>where</c> does not hold are recorded; they are the bulk of a timeline where events are many.</summary>
    public bool RecordFilteredStarts { get; init; } = true;
    /// <summary>Called with journey and place whenever a step is arrived at, for coverage; null for none.</summary>
    public Action<string, string>? Visited { get; init; }
}

/// <summary>Objects by type and unique key, prefetched by the shell.</summary>
public interface IObjectLookup
{
    /// <summary>The object, or null where there is none.</summary>
    Record? Find(string type, string key);
}

/// <summary>An <see cref="IObjectLookup"/> for projects without objects.</summary>
public sealed class NoObjects : IObjectLookup
{
    /// <summary>The only one.</summary>
    public static NoObjects Instance { get; } = new();

    private NoObjects() { }

    /// <inheritdoc />
    public Record? Find(string type, string key) => null;
}
