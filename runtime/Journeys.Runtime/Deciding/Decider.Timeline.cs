using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Deciding;

/// <summary>Every decision is written down with its reason.</summary>
internal sealed partial class Decider
{
    public Scope ScopeOf(Run? run) => scope.For(run, null);

    private Scope ScopeOf(Run? run, Values.Record? record) => scope.For(run, record);

    public void Record(TimelineKind kind, Run? run, string? place, string text, SourceRef? source, ImmutableArray<TimelineDetail> details) =>
        timeline.Add(new TimelineEntry(Now, kind, run?.Journey, run?.Id, place, text) { Details = details.IsDefault ? [] : details, Source = source });

    private void Record(TimelineKind kind, string text, params ImmutableArray<TimelineDetail> details) => Record(kind, null, null, text, null, details);
}
