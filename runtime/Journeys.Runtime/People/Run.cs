using Journeys.Runtime.Programs;
using NodaTime;

namespace Journeys.Runtime.People;

/// <summary>A person's way through one journey: a version, places, locals. State, never replay.</summary>
public sealed class Run
{
    internal Run(long person, int number, string journey, string version, string? key)
    {
        Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{person}-{number}");
        (Number, Journey, Version, Key) = (number, journey, version, key);
    }

    /// <summary>Unique for ever: the person's id and a count of the person's runs.</summary>
    public string Id { get; }
    /// <summary>The journey's name.</summary>
    public string Journey { get; }
    /// <summary>The version it pins (R29).</summary>
    public string Version { get; }
    /// <summary>The key of <c>per</c>; null without.</summary>
    public string? Key { get; }
    /// <summary>When it began.</summary>
    public Instant StartedAt { get; internal set; }
    /// <summary>How it stands.</summary>
    public RunState State { get; internal set; }
    /// <summary>How it ended or why it was set aside; null while under way.</summary>
    public string? Reason { get; internal set; }
    /// <summary>The places where it rests.</summary>
    public IEnumerable<string> Resting => Branches.Select(branch => branch.Place);

    internal int Number { get; }
    /// <summary>The event that began it; <c>since start</c> is what comes after (R3).</summary>
    internal Mark Start { get; set; }
    internal object?[] Locals { get; set; } = [];
    internal List<Branch> Branches { get; } = [];
    internal List<PlaceMemory> Places { get; } = [];
    /// <summary>A bit per goal already counted (R9).</summary>
    internal ulong GoalsReached { get; set; }
    /// <summary>When a condition this run watches may change by itself.</summary>
    internal Instant? Recheck { get; set; }
    /// <summary>The linked program; null when the version is not loaded.</summary>
    internal LinkedJourney? Linked { get; set; }

    /// <summary>What is remembered of a place, or null.</summary>
    internal PlaceMemory? Memory(string place)
    {
        foreach (var memory in Places) if (memory.Place == place) return memory;
        return null;
    }

    /// <summary>What is remembered of a place, made where there is nothing yet.</summary>
    internal PlaceMemory Remember(string place)
    {
        if (Memory(place) is { } known) return known;
        var memory = new PlaceMemory(place);
        Places.Add(memory);
        return memory;
    }
}

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>Under way.</summary>
    Active,
    /// <summary>Over; kept only while a goal's <c>within</c> may still count (R9).</summary>
    Ended,
    /// <summary>Set aside after a failure (R33): it rests, visibly, until somebody looks.</summary>
    SetAside,
}

/// <summary>A point of a run that moves by itself; a run has one but inside <c>together</c>.</summary>
internal sealed class Branch(string place)
{
    public string Place { get; set; } = place;
    /// <summary>The linked place; null when the version is not loaded.</summary>
    public Node? Node { get; set; }
    public Instant ArrivedAt { get; set; }
    /// <summary>When it moves by itself; null for never.</summary>
    public Instant? Due { get; set; }
    public Rest Rest { get; set; }
    /// <summary>When the gate first held the message of this visit; null when it is not held. Limits reckon their longest wait from it.</summary>
    public Instant? HeldSince { get; set; }
    /// <summary>The visit of the place it rests at, for a message its send key.</summary>
    public int Visit { get; set; }
}

/// <summary>What a branch waits for.</summary>
internal enum Rest
{
    /// <summary>A wait, a race or a loop's next round.</summary>
    Wait,
    /// <summary>A gate's release.</summary>
    Held,
    /// <summary>News of a hand-over.</summary>
    HandedOver,
    /// <summary>The derived input that says how the message ended, at the same instant.</summary>
    Settled,
}

/// <summary>What a run remembers of a place: visits, latest arrival, a counter for loops and restarts.</summary>
internal sealed class PlaceMemory(string place)
{
    public string Place { get; } = place;
    public int Visits { get; set; }
    public Mark Arrived { get; set; }
    /// <summary>Rounds of a loop.</summary>
    public int Round { get; set; }
    /// <summary>When the present round began.</summary>
    public Instant RoundBegan { get; set; }
    /// <summary>Restarts of each arm of a race, in the order of arms.</summary>
    public int[] Restarts { get; set; } = [];
}
