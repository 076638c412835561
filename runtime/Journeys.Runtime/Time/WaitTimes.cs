using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Steps;
using NodaTime;

namespace Journeys.Runtime.Time;

/// <summary>When a wait ends, and the zone it is reckoned (R11) or, for elapsed time, shown in.</summary>
/// <param name="Due">The instant; null where the moment is missing.</param>
/// <param name="Zone">The zone; null where there is no end.</param>
internal readonly record struct WaitTime(Instant? Due, ZoneInUse? Zone)
{
    public string Show(Instant due) => Zone is { } zone ? $"{Shown.Minute(due, zone.Zone)} ({zone.Zone.Id})" : Shown.Minute(due, DateTimeZone.Utc) + " UTC";

    public ImmutableArray<TimelineDetail> Details(Instant due) => Zone is { } zone
        ? [new("due", Shown.Exact(due)), new("zone", zone.Zone.Id), new("zone of", zone.Origin)]
        : [new("due", Shown.Exact(due))];
}

/// <summary>Reckons when waits end.</summary>
internal static class WaitTimes
{
    public static WaitTime Of(WaitLimit limit, Move move, Instant arrived) => limit switch
    {
        WaitLimit.For { Length: var length } => new(Calendar.Add(arrived, length, move.Zone.Zone), move.Zone),
        WaitLimit.Clock clock => Clock(clock, move, arrived),
        WaitLimit.Moment moment => new(Moment(moment.Rule, move), move.Zone),
        _ => new(null, null),
    };

    private static WaitTime Clock(WaitLimit.Clock clock, Move move, Instant arrived)
    {
        var zone = clock.Zone is null ? move.Zone : move.NamedZone(clock.Zone(move.Scope()));
        var days = new Days(clock.Days, move.Calendars);
        var due = clock.To is { } to ? ClockTimes.NextInWindow(arrived, clock.From, to, days, zone.Zone) : ClockTimes.Next(arrived, clock.From, days, zone.Zone);
        return new(due ?? throw new InvalidOperationException("None of the days of the next four years is one this wait allows."), zone);
    }

    private static Instant? Moment(MomentRule rule, Move move)
    {
        var zone = move.Zone.Zone;
        var sign = rule.Before ? -1 : 1;
        switch (rule.Anchor(move.Scope()))
        {
            case null:
                return null;
            case LocalDate date:
                return FromLocal(date.AtMidnight(), rule, sign, zone);
            case LocalDateTime local:
                return FromLocal(local, rule, sign, zone);
            case Instant instant:
                if (rule.Offset is { IsElapsed: false } || rule.At is not null) return FromLocal(Zones.Local(instant, zone), rule, sign, zone);
                return rule.Offset is { } offset ? instant + offset.Elapsed * sign : instant;
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} is no moment.");
        }
    }

    private static Instant FromLocal(LocalDateTime local, MomentRule rule, int sign, DateTimeZone zone)
    {
        var elapsed = rule.Offset is { IsElapsed: true };
        if (rule.Offset is { } period && !elapsed) local = Calendar.Add(local, period, sign);
        if (!elapsed) return Zones.Resolve(rule.At is { } at ? local.Date + at : local, zone);
        var moved = Zones.Resolve(local, zone) + (rule.Offset?.Elapsed ?? Duration.Zero) * sign;
        return rule.At is { } time ? Zones.Resolve(Zones.Local(moved, zone).Date + time, zone) : moved;
    }
}
