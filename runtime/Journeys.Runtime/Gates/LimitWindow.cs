using System.Collections.Immutable;
using System.Globalization;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using NodaTime;

namespace Journeys.Runtime.Gates;

/// <summary>What limits have in common: counting in a sliding window, and what becomes of a message too many (R18).</summary>
internal static class LimitWindow
{
    /// <summary>The first limit, in source order, that does not let the message pass decides.</summary>
    /// <param name="request">The message at the gate; never a transactional one.</param>
    /// <param name="limits">The current program's (R29).</param>
    /// <param name="whose">For the timeline: the project's, email's.</param>
    public static GateVerdict Check(GateRequest request, ImmutableArray<LimitDefinition> limits, string whose)
    {
        foreach (var limit in limits)
            if (Check(request, limit, whose) is { Kind: not GateVerdictKind.Pass } verdict) return verdict;
        return GateVerdict.Pass;
    }

    private static GateVerdict Check(GateRequest request, LimitDefinition limit, string whose)
    {
        var now = request.Move.Now;
        var window = limit.Per.Elapsed;
        var counted = Counted(request.Person, limit, now - window);
        if (counted.Count < limit.Count) return GateVerdict.Pass;

        // More than the limit may be in the window where a new program made it tighter: then as many must leave it first.
        var free = counted[counted.Count - limit.Count] + window;
        var zone = request.Move.Zone.Zone;
        ImmutableArray<TimelineDetail> values =
        [
            new("limit", limit.ToString()),
            new("of", whose),
            new("across", string.Join(", ", limit.Across.Select(Addresses.Name))),
            new("counted", counted.Count.ToString(CultureInfo.InvariantCulture)),
            new("window", limit.Per.ToString()),
            new("oldest", Shown.Exact(counted[0])),
            new("free", Shown.Exact(free)),
        ];
        var reached = $"{whose} limit of {limit} is reached";
        if (limit.Else is not LimitElse.WaitAtMost { Longest: var longest }) return GateVerdict.Skip("limit", reached, values);

        var held = request.Move.Branch.HeldSince ?? now;
        values = values.Add(new("held since", Shown.Exact(held)));
        return free > held + longest.Elapsed
            ? GateVerdict.Skip("limit", $"{reached} until {Shown.Minute(free, zone)} ({zone.Id}), and it may wait at most {longest}", values)
            : GateVerdict.Hold("limit", $"{reached} until {Shown.Minute(free, zone)} ({zone.Id})", free, values.Add(new("due", Shown.Exact(free))));
    }

    /// <summary>When each message was handed over that counts after an instant, oldest first.</summary>
    private static List<Instant> Counted(Person person, LimitDefinition limit, Instant after)
    {
        var counted = new List<Instant>();
        foreach (var message in person.Messages)
            if (message.CountsForLimits && message.At > after && limit.Across.Contains(message.Channel)) counted.Add(message.At);
        counted.Sort();
        return counted;
    }
}
