using Journeys.Compiler.Symbols;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>When a wait ends by itself; mirrors <see cref="WaitLimit"/>.</summary>
internal abstract record BoundWaitLimit
{
    internal sealed record None : BoundWaitLimit;
    internal sealed record For(Span Length) : BoundWaitLimit;
    internal sealed record Clock(LocalTime From, LocalTime? To, DayRule? Days, BoundExpression? Zone) : BoundWaitLimit;

    /// <param name="Anchor">A date, datetime or a literal LocalDateTime; null for the run's start (<c>24 hours after start</c>).</param>
    internal sealed record Moment(BoundExpression? Anchor, Span? Offset, bool Before, LocalTime? At, BoundAbsent? IfPast, BoundAbsent? IfMissing) : BoundWaitLimit;
}

/// <summary>What happens where a wait's moment is past or missing; mirrors <see cref="AbsentRule"/>.</summary>
internal abstract record BoundAbsent
{
    internal sealed record Continue : BoundAbsent;
    internal sealed record SkipTo(LabelSymbol Label) : BoundAbsent;
    internal sealed record Exit : BoundAbsent;
}
