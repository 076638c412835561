using Journeys.Runtime.People;
using Journeys.Runtime.Time;

namespace Journeys.Runtime.Gates;

/// <summary>A topic needs the person's consent on the channel; a transactional message has no topic (R19).</summary>
internal sealed class ConsentGate : IGate
{
    public GateVerdict Check(GateRequest request)
    {
        if (request.Message.Topic is not { } topic) return GateVerdict.Pass;
        return Consent.Effective(request.Person.ConsentList, topic, request.Message.Channel) switch
        {
            { Given: true } => GateVerdict.Pass,
            { } withdrawn => GateVerdict.Skip("consent", $"consent to {topic} was withdrawn", new("source", withdrawn.Source), new("withdrawn", Shown.Exact(withdrawn.At))),
            null => GateVerdict.Skip("consent", $"no consent to {topic}", new Deciding.TimelineDetail("topic", topic)),
        };
    }
}
