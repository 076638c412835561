using Journeys.Runtime.People;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Gates;

/// <summary>Without an address there is nothing to hand over, transactional or not.</summary>
internal sealed class ReachabilityGate : IGate
{
    public GateVerdict Check(GateRequest request) => Addresses.Of(request.Person, request.Message.Channel, request.Move.CurrentProgram) is null
        ? GateVerdict.Skip("unreachable", $"the contact has no address for {Addresses.Name(request.Message.Channel)}")
        : GateVerdict.Pass;
}

/// <summary>Where a channel finds a person.</summary>
internal static class Addresses
{
    /// <summary>The address, or null. Push devices and webhooks are no attribute of a contact.</summary>
    public static string? Of(Person person, ChannelKind channel, LinkedProgram program)
    {
        var slots = program.ContactSlots;
        var slot = channel switch
        {
            ChannelKind.Email => slots.Email,
            ChannelKind.Sms or ChannelKind.WhatsApp => slots.Phone,
            _ => -1,
        };
        return slot >= 0 && person.Contact.Text(slot) is { Length: > 0 } address ? address : null;
    }

    public static string Name(ChannelKind channel) => channel switch
    {
        ChannelKind.Email => "email",
        ChannelKind.Sms => "sms",
        ChannelKind.Push => "push",
        ChannelKind.InApp => "inApp",
        ChannelKind.WhatsApp => "whatsApp",
        _ => "webhook",
    };
}
