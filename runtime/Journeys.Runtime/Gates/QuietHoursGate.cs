using Journeys.Runtime.Time;

namespace Journeys.Runtime.Gates;

/// <summary>Holds until the end of the channel's quiet hours in the contact's zone (R11); transactional messages go at once (R16).</summary>
internal sealed class QuietHoursGate : IGate
{
    public GateVerdict Check(GateRequest request)
    {
        if (request.Message.Transactional || request.Channel?.Quiet is not { } quiet || quiet.From == quiet.To) return GateVerdict.Pass;
        var zone = request.Move.Zone;
        var now = request.Move.Now;
        var opens = ClockTimes.NextInWindow(now, quiet.To, quiet.From, new Days(null, request.Move.Calendars), zone.Zone);
        if (opens is not { } until || until <= now) return GateVerdict.Pass;
        return GateVerdict.Hold("quiet", $"quiet hours until {Shown.Minute(until, zone.Zone)} ({zone.Zone.Id})", until,
            new("zone", zone.Zone.Id), new("zone of", zone.Origin), new("due", Shown.Exact(until)));
    }
}
