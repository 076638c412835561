using System.Collections.Immutable;
using System.Globalization;
using Journeys.Cli.Rendering;
using Journeys.Host.Workers;
using Journeys.Runtime.Deciding;
using NodaTime;

namespace Journeys.Cli.Running;

/// <summary>Prints each decision as it becomes durable, in the project's zone.</summary>
internal sealed class DecisionPrinter(Terminal terminal, bool quiet)
{
    /// <summary>The zone times are shown in.</summary>
    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;

    public void Print(ImmutableArray<DecisionEvent> decisions)
    {
        if (quiet) return;
        foreach (var decision in decisions)
        {
            var entry = decision.Entry;
            if (IsNoDecision(entry.Kind)) continue;
            var time = entry.At.InZone(Zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
            terminal.Line($"{terminal.Dim(time)}  {decision.Who,-34}  {Paint(entry.Kind, entry.Text)}");
        }
    }

    // What came in is on the person's page; an import would drown everything else.
    private static bool IsNoDecision(TimelineKind kind) => kind is TimelineKind.Created or TimelineKind.Attributes or TimelineKind.Consent;

    private string Paint(TimelineKind kind, string text) => kind switch
    {
        TimelineKind.Sent or TimelineKind.Goal => terminal.Green(text),
        TimelineKind.Entered => terminal.Cyan(text),
        TimelineKind.Skipped or TimelineKind.Held or TimelineKind.NotEntered or TimelineKind.Deferred => terminal.Yellow(text),
        TimelineKind.Failed or TimelineKind.SetAside or TimelineKind.Rejected => terminal.Red(text),
        _ => text,
    };
}
