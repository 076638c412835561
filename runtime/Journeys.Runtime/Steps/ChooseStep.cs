using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary><c>if</c> and <c>choose</c>: the first case that holds, else <paramref name="Otherwise"/>.</summary>
public sealed record ChooseStep(string Place, ImmutableArray<ChooseCase> Cases, Block? Otherwise, SourceRef Source) : Step(Place, Source)
{
    internal override ImmutableArray<Block?> Bodies => [.. Cases.Select(one => (Block?)one.Body), Otherwise];

    internal override Flow Arrive(Move move)
    {
        for (var i = 0; i < Cases.Length; i++)
        {
            if (!Cases[i].Condition(move.Scope())) continue;
            move.Record(TimelineKind.Taken, $"{Cases[i].Text}: yes");
            return Flow.Into(i);
        }
        move.Record(TimelineKind.Taken, Cases.Length == 1 ? $"{Cases[0].Text}: no" : "none of the cases holds");
        return Flow.Into(Cases.Length);
    }
}

/// <summary>A case of <see cref="ChooseStep"/>.</summary>
/// <param name="Text">The condition as written.</param>
public sealed record ChooseCase(Func<Scope, bool> Condition, string Text, Block Body);
