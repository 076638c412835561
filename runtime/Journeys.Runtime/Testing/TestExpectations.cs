using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Testing;

/// <summary>Reports a failed expectation.</summary>
internal delegate void ReportFailure(string sentence, SourceRef source, params ImmutableArray<(string Text, string Value)> parts);

/// <summary>Checks what a test expects, and says in words what was found instead.</summary>
internal sealed class TestExpectations(TestWorld world, ReportFailure fail)
{
    public void Check(TestStep step)
    {
        switch (step)
        {
            case ExpectSent sent: CheckSent(sent); break;
            case ExpectSkipped skipped: CheckSkipped(skipped); break;
            case ExpectRun run: CheckRun(run); break;
            case ExpectTrue truth: CheckTrue(truth); break;
            default: throw new InvalidOperationException($"{step.GetType().Name} is not known to this runtime.");
        }
    }

    /// <summary>Why a message was not sent, as far as the timeline knows.</summary>
    public static string WhyNotSent(TestWorld world, TestPerson? who, string message)
    {
        for (var i = world.Timeline.Count - 1; i >= 0; i--)
        {
            var (whose, entry) = world.Timeline[i];
            if (who is not null && whose != who || entry.Detail("message") != message) continue;
            if (entry.Kind is TimelineKind.Skipped or TimelineKind.Held or TimelineKind.Failed) return $"The timeline says: {entry.Text}.";
        }
        for (var i = world.Timeline.Count - 1; i >= 0; i--)
        {
            var (whose, entry) = world.Timeline[i];
            if ((who is null || whose == who) && entry.Kind == TimelineKind.NotEntered) return $"The timeline says: {entry.Text}.";
        }
        return "";
    }

    private void CheckSent(ExpectSent expected)
    {
        var who = expected.Contact is { } name ? world.PersonOf(name) : null;
        var to = who is null ? "" : $" to {who.Name}";
        ImmutableArray<(string, string)> nearest = [];
        var sent = 0;
        foreach (var (receiver, message) in world.Sent)
        {
            if (message.MessageName != expected.Message || who is not null && receiver != who) continue;
            sent++;
            var differences = Differences(expected, receiver, message);
            if (differences.IsEmpty)
            {
                if (expected.Not) fail($"{expected.Message} was sent{to}, and should not have been.", expected.Source, ("subject", message.Content.Subject ?? ""));
                return;
            }
            nearest = differences;
        }
        if (expected.Not) return;
        if (sent > 0) fail($"{expected.Message} was sent{to}, but not like this.", expected.Source, nearest);
        else fail($"{expected.Message} was not sent{to}. {WhyNotSent(world, who, expected.Message)}".TrimEnd(), expected.Source);
    }

    private ImmutableArray<(string, string)> Differences(ExpectSent expected, TestPerson receiver, OutgoingMessage message)
    {
        var found = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var (part, value) in expected.With)
        {
            var wanted = value(world.ScopeOf(receiver));
            var actual = part switch
            {
                "subject" => message.Content.Subject,
                "preview" => message.Content.Preview,
                "text" => message.Content.Text,
                "html" => message.Content.Html,
                "from" => message.Content.From,
                "to" => message.To,
                "link" => message.Content.Link,
                _ => throw new InvalidOperationException($"A message has no part {part}."),
            };
            if (actual != wanted) found.Add((part, $"\"{actual}\", expected \"{wanted}\""));
        }
        return found.ToImmutable();
    }

    private void CheckSkipped(ExpectSkipped expected)
    {
        var who = expected.Contact is { } name ? world.PersonOf(name) : null;
        string? other = null;
        foreach (var (whose, entry) in world.Timeline)
        {
            if (entry.Kind != TimelineKind.Skipped || entry.Detail("message") != expected.Message || who is not null && whose != who) continue;
            if (entry.Detail("reason") == expected.Reason) return;
            other = entry.Detail("reason");
        }
        var to = who is null ? "" : $" for {who.Name}";
        if (other is not null) fail($"{expected.Message} was skipped{to}, but because of {other} and not {expected.Reason}.", expected.Source, ("reason", other));
        else fail($"{expected.Message} was not skipped{to}.", expected.Source);
    }

    private void CheckRun(ExpectRun expected)
    {
        var who = world.PersonOf(expected.Contact);
        TimelineEntry? last = null;
        foreach (var (whose, entry) in world.Timeline)
        {
            if (whose != who || entry.Journey != expected.Journey) continue;
            if (!expected.Left && entry.Kind == TimelineKind.Entered) return;
            if (expected.Left && entry.Kind == TimelineKind.Ended && Ended(entry, expected.By)) return;
            if (entry.Kind is TimelineKind.NotEntered or TimelineKind.Ended or TimelineKind.SetAside or TimelineKind.Entered) last = entry;
        }
        var verb = expected.Left ? "did not leave" : "did not enter";
        var by = expected.By is { } end ? $" by {(end.Goal ? "goal" : "exit")}{(end.Name is { } name ? $" {name}" : "")}" : "";
        fail($"{who.Name} {verb} {expected.Journey}{by}.{(last is null ? " Nothing tried to start it." : $" The timeline says: {last.Text}.")}", expected.Source);
    }

    private static bool Ended(TimelineEntry entry, RunEnd? by)
    {
        if (by is null) return true;
        if (by.Goal != (entry.Detail("how") == "goal")) return false;
        return by.Name is null || entry.Detail("reason") == by.Name;
    }

    private void CheckTrue(ExpectTrue expected)
    {
        var who = world.PersonOf(expected.Contact);
        if (expected.Condition(world.ScopeOf(who))) return;
        var parts = ImmutableArray.CreateBuilder<(string, string)>(expected.Parts.Length);
        foreach (var (text, value) in expected.Parts)
        {
            var scope = world.ScopeOf(who);
            var found = value(scope);
            parts.Add((text, found is null ? "missing" : found is string words ? $"\"{words}\"" : scope.Format.Text(found)));
        }
        fail($"This does not hold: {expected.Text}.", expected.Source, parts.ToImmutable());
    }
}
