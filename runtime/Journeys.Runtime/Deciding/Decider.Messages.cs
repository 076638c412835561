using Journeys.Runtime.Gates;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Deciding;

/// <summary>The gate, the outbox, and what comes back about messages (R16, R17).</summary>
internal sealed partial class Decider
{
    public Flow PassGate(Move move, SendStep step)
    {
        var message = move.Journey.Program.Message(step.Message);
        var request = new GateRequest(move, step, message);
        foreach (var gate in GateOrder.All)
        {
            var verdict = gate.Check(request);
            if (verdict.Kind == GateVerdictKind.Hold) return Hold(move, message, verdict);
            if (verdict.Kind == GateVerdictKind.Skip) return Skip(move, message, verdict);
        }
        return HandOver(move, step, message);
    }

    private static Flow Hold(Move move, MessageDefinition message, GateVerdict verdict)
    {
        move.Rest(Rest.Held, verdict.Until);
        move.Record(TimelineKind.Held, $"held {message.Name}: {verdict.Text}", [new("message", message.Name), new("reason", verdict.Reason), .. verdict.Details]);
        return Flow.Rest;
    }

    private Flow Skip(Move move, MessageDefinition message, GateVerdict verdict)
    {
        move.Rest(Rest.Settled, null);
        var sent = Note(move, message);
        move.Record(TimelineKind.Skipped, $"skipped {message.Name}: {verdict.Text}", [new("message", message.Name), new("reason", verdict.Reason), new("sendKey", sent.SendKey), .. verdict.Details]);
        Conclude(sent, MessageState.Skipped, verdict.Reason, move.Run);
        return Flow.Rest;
    }

    private Flow HandOver(Move move, SendStep step, MessageDefinition message)
    {
        var address = Addresses.Of(Person, message.Channel, CurrentProgram) ?? throw new InvalidOperationException("The gate let a message without an address pass.");
        var sent = new SentMessage(Person.Key.Id, message.Name, message.Channel, message.Topic, move.Run.Number, move.Node.Place, move.Branch.Visit, Now) { Pending = true };
        var sendKey = sent.SendKey;
        var unsubscribe = message.Topic is { } topic ? options.UnsubscribeUrl(Person.Key, topic, sendKey) : null;
        var arguments = step.Arguments?.Invoke(move.Scope()) ?? [];
        var content = message.Render(scope.ForMessage(move.Run, arguments, unsubscribe ?? ""));
        if (content.From is null) content = content with { From = CurrentProgram.Channel(message.Channel)?.From };
        Person.Messages.Add(sent);
        move.Rest(Rest.HandedOver, null);
        // Counted from here until it is refused: of two messages released at one instant the second sees the first.
        Remember(LinkedProgram.MessageKey(message.Name, MessageState.Sent), NextMark(Now), MessageFacts.Of(message.Name, null));
        outbox.Add(new OutgoingMessage(sendKey, message.Channel, message.Topic, message.Name, address, content, unsubscribe, Now));
        move.Record(TimelineKind.Queued, $"sending {message.Name}{(content.Subject is { } subject ? $" \"{subject}\"" : "")}", new("message", message.Name), new("sendKey", sendKey), new("to", address));
        return Flow.Rest;
    }

    private SentMessage Note(Move move, MessageDefinition message)
    {
        var sent = new SentMessage(Person.Key.Id, message.Name, message.Channel, message.Topic, move.Run.Number, move.Node.Place, move.Branch.Visit, Now);
        Person.Messages.Add(sent);
        return sent;
    }

    /// <summary>A message is sent, skipped or failed: history, then everybody who waits for it, then the branch that rests at it (R17).</summary>
    private void Conclude(SentMessage sent, MessageState state, string? reason, Run? cause = null)
    {
        sent.Set(state);
        sent.Pending = false;
        var mark = NextMark(Now);
        var record = MessageFacts.Of(sent.Message, reason);
        if (state != MessageState.Sent) Remember(LinkedProgram.MessageKey(sent.Message, state), mark, record);
        Enqueue(new Happening { Message = sent.Message, State = state, Sent = sent, Record = record, Mark = mark, Settles = true }, cause);
    }

    private void ApplyDelivery(DeliveryInput input)
    {
        if (FindMessage(input.SendKey) is not { } sent)
        {
            Record(TimelineKind.Rejected, "a delivery report came for a message that is not known", new TimelineDetail("sendKey", input.SendKey));
            return;
        }
        if (!sent.Pending) return;
        switch (input.Outcome)
        {
            case DeliveryOutcome.Accepted:
                Report(TimelineKind.Sent, sent, $"sent {sent.Message}", input.Detail);
                Conclude(sent, MessageState.Sent, null);
                break;
            case DeliveryOutcome.Uncertain:
                Report(TimelineKind.Sent, sent, $"sent {sent.Message}, in doubt: the connection was cut", input.Detail, new TimelineDetail("in doubt", "true"));
                Conclude(sent, MessageState.Sent, null);
                break;
            case DeliveryOutcome.Refused:
                Uncount(sent);
                Report(TimelineKind.Failed, sent, $"failed {sent.Message}: {input.Detail}", input.Detail);
                Conclude(sent, MessageState.Failed, input.Detail);
                break;
            case DeliveryOutcome.Deferred:
                Report(TimelineKind.Deferred, sent, $"{sent.Message} was put off and will be tried again: {input.Detail}", input.Detail);
                break;
            default:
                Uncount(sent);
                var reason = sent.CalledBackFor ?? input.Detail;
                if (reason is "ended" or "abandoned")
                {
                    sent.Pending = false;
                    Report(TimelineKind.Cancelled, sent, $"took {sent.Message} back before it was handed over", reason);
                    break;
                }
                Report(TimelineKind.Skipped, sent, $"skipped {sent.Message} before hand-over: {reason}", reason);
                Conclude(sent, MessageState.Skipped, reason);
                break;
        }
    }

    private void Uncount(SentMessage sent) => Person.History.TakeBack(LinkedProgram.MessageKey(sent.Message, MessageState.Sent), sent.At);

    private void Report(TimelineKind kind, SentMessage sent, string text, string reason, params ReadOnlySpan<TimelineDetail> more)
    {
        Run? run = null;
        foreach (var one in Person.RunList) if (one.Number == sent.Run) run = one;
        Record(kind, run, sent.Place, text, null, [new("message", sent.Message), new("reason", reason), new("sendKey", sent.SendKey), .. more]);
    }

    private void ApplyMessage(MessageInput input)
    {
        var sent = FindMessage(input.SendKey);
        if ((sent?.Message ?? input.Message) is not { } message)
        {
            Record(TimelineKind.Rejected, "news came of a message that is not known", new TimelineDetail("sendKey", input.SendKey));
            return;
        }
        var state = input.What.State();
        if (sent is not null && state is { } reached) sent.Set(reached);
        var word = input.What.ToString().ToLowerInvariant();
        Record(TimelineKind.Message, null, sent?.Place, $"{word} {message}{(input.Url is { } url ? $": {url}" : "")}", null, [new("message", message), new("sendKey", input.SendKey)]);
        if (input.What == MessageNews.Complained || input is { What: MessageNews.Bounced, Hard: true })
            Suppress(sent?.Channel ?? ChannelOf(message), input.What == MessageNews.Complained ? "complaint" : "hard bounce");

        var mark = NextMark(input.At < input.ReceivedAt ? input.At : input.ReceivedAt);
        var (name, record) = EventOf(input, message);
        var fact = record ?? MessageFacts.Of(message, null);
        if (record is not null) Remember(name, mark, record);
        if (state is { } kept) Remember(LinkedProgram.MessageKey(message, kept), mark, fact);
        if (record is null && state is null) return;
        Handle(new Happening { Event = record is null ? null : name, Message = state is null ? null : message, State = state ?? default, Sent = sent, Record = fact, Mark = mark });
    }

    private ChannelKind? ChannelOf(string message) => CurrentProgram.FindMessage(message)?.Channel;

    private (string Name, Record? Record) EventOf(MessageInput input, string message)
    {
        var name = "Message" + input.What;
        return (name, input.What switch
        {
            MessageNews.Clicked => MessageFacts.BuiltIn(CurrentProgram, name, ("message", message), ("url", input.Url)),
            MessageNews.Bounced => MessageFacts.BuiltIn(CurrentProgram, name, ("message", message), ("kind", input.Hard ? "Hard" : "Soft")),
            MessageNews.Replied => MessageFacts.BuiltIn(CurrentProgram, name, ("message", message), ("text", input.Text)),
            _ => MessageFacts.BuiltIn(CurrentProgram, name, ("message", message)),
        });
    }

    /// <summary>Newest first: news is nearly always of a recent message.</summary>
    private SentMessage? FindMessage(string sendKey)
    {
        for (var i = Person.Messages.Count - 1; i >= 0; i--)
            if (Person.Messages[i].SendKey == sendKey) return Person.Messages[i];
        return null;
    }
}
