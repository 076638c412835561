using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Steps;
using NodaTime;

namespace Journeys.Runtime.Gates;

/// <summary>One question of the gate between a journey and the outbox (R16).</summary>
internal interface IGate
{
    GateVerdict Check(GateRequest request);
}

/// <summary>What a gate looks at.</summary>
/// <param name="Move">The run that sends.</param>
/// <param name="Step">The step that sends.</param>
/// <param name="Message">The message, of the run's version (R29).</param>
internal readonly record struct GateRequest(Move Move, SendStep Step, MessageDefinition Message)
{
    public Person Person => Move.Person;
    /// <summary>The current program's: settings of channels are always the current ones (R29).</summary>
    public ChannelDefinition? Channel => Move.CurrentProgram.Channel(Message.Channel);
}

/// <summary>A gate's answer.</summary>
/// <param name="Kind">Pass, skip or hold.</param>
/// <param name="Reason">A stable word: suppressed, consent, unreachable, limit, quiet, condition.</param>
/// <param name="Text">The same for a marketer.</param>
/// <param name="Until">When a hold is over.</param>
/// <param name="Details">The values it stood on.</param>
internal readonly record struct GateVerdict(GateVerdictKind Kind, string Reason, string Text, Instant Until, ImmutableArray<TimelineDetail> Details)
{
    public static GateVerdict Pass { get; } = new(GateVerdictKind.Pass, "", "", default, []);
    public static GateVerdict Skip(string reason, string text, params ImmutableArray<TimelineDetail> details) => new(GateVerdictKind.Skip, reason, text, default, details);
    public static GateVerdict Hold(string reason, string text, Instant until, params ImmutableArray<TimelineDetail> details) => new(GateVerdictKind.Hold, reason, text, until, details);
}

/// <summary>The kinds of answer.</summary>
internal enum GateVerdictKind { Pass, Skip, Hold }

/// <summary>The gates in the order of R16. Holdout comes before the limits, speed after the quiet hours.</summary>
internal static class GateOrder
{
    public static ImmutableArray<IGate> All { get; } = 
    [
        new SuppressionGate(), new ConsentGate(), new ReachabilityGate(),
        new ProjectLimitGate(), new ChannelLimitGate(),
        new QuietHoursGate(), new OnlyIfGate(),
    ];
}
