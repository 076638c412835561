using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary><c>send M(args) as label only if c</c>; rests until the message is sent, skipped or failed (R17).</summary>
/// <param name="Place">Stable identity; equals the label where there is one.</param>
/// <param name="Message">The message's name.</param>
/// <param name="Arguments">Values of the message's parameters, evaluated at each visit of the gate.</param>
/// <param name="OnlyIf">Tested when the message leaves the gate (R15); null for none.</param>
/// <param name="OnlyIfText">As written.</param>
/// <param name="Source">Where it is written.</param>
public sealed record SendStep(string Place, string Message, Func<Scope, ImmutableArray<object?>>? Arguments, Func<Scope, bool>? OnlyIf, string? OnlyIfText, SourceRef Source) : Step(Place, Source)
{
    internal override bool Remembers => true;

    internal override Flow Arrive(Move move)
    {
        move.Branch.HeldSince = null;
        move.Branch.Visit = move.Run.Remember(Place).Visits;
        return move.PassGate(this);
    }

    /// <summary>A hold is over: the whole gate again (R16).</summary>
    internal override Flow Wake(Move move) => move.PassGate(this);
}
