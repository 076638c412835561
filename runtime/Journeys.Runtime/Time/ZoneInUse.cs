using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using NodaTime;

namespace Journeys.Runtime.Time;

/// <summary>A zone and why it is used, as the timeline records it (R11).</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Origin"><c>contact</c>, <c>project</c>, <c>step</c>, or why the wanted one was not used.</param>
internal readonly record struct ZoneInUse(DateTimeZone Zone, string Origin)
{
    /// <summary>The contact's zone; the project's where it has none or an unknown one.</summary>
    public static ZoneInUse Of(Person person, LinkedProgram program)
    {
        var slot = program.ContactSlots.TimeZone;
        return slot < 0 ? new(program.Zone, "project") : Named(person.Contact.Text(slot), "contact", program.Zone, "project");
    }

    /// <summary>A zone by name, or a fallback.</summary>
    public static ZoneInUse Named(string? id, string origin, DateTimeZone fallback, string fallbackOrigin)
    {
        if (string.IsNullOrEmpty(id)) return new(fallback, fallbackOrigin);
        return Zones.Find(id) is { } zone ? new(zone, origin) : new(fallback, $"{fallbackOrigin}, because \"{id}\" is not a known zone");
    }
}
