using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Time;

namespace Journeys.Runtime.Testing;

/// <summary>Shows what happened in a test: <c>2026-03-28 08:00  sent Welcome "Welcome, Ada"</c>, in the project's zone.</summary>
internal static class TestTimeline
{
    public static ImmutableArray<string> Lines(TestWorld world)
    {
        var subjects = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (_, message) in world.Sent) subjects[message.SendKey] = message.Content.Subject;
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var (who, entry) in world.Timeline)
        {
            // Handed over and accepted are one instant here; one line says it.
            if (entry.Kind == TimelineKind.Queued) continue;
            var text = entry.Kind == TimelineKind.Sent && entry.Detail("sendKey") is { } key && subjects.GetValueOrDefault(key) is { } subject ? $"{entry.Text} \"{subject}\"" : entry.Text;
            var name = world.People.Count > 1 ? $"{who.Name} " : "";
            lines.Add($"{Shown.Minute(entry.At, world.Programs.CurrentProgram.Zone)}  {name}{text}");
        }
        return lines.ToImmutable();
    }
}
