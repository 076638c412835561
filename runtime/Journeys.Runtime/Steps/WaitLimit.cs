using System.Collections.Immutable;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Steps;

/// <summary>When a wait ends by itself.</summary>
public abstract record WaitLimit
{
    /// <summary><c>without limit</c></summary>
    public sealed record None : WaitLimit;

    /// <summary><c>wait 2 days</c>, <c>wait up to 2 days</c>: from arrival.</summary>
    public sealed record For(Span Length) : WaitLimit;

    /// <summary><c>wait until 09:00 …</c> and <c>wait until between …</c>: the next local time from arrival (for a window: at once when inside it).</summary>
    public sealed record Clock(LocalTime From, LocalTime? To, DayRule? Days, Func<Scope, string?>? Zone) : WaitLimit;

    /// <summary><c>wait until 3 days before contact.trialEndsOn at 09:00, if past …, if missing …</c>, <c>until 24 hours after start</c>, <c>until 2026-12-01 10:00</c>.</summary>
    public sealed record Moment(MomentRule Rule, AbsentRule? IfPast, AbsentRule? IfMissing) : WaitLimit;

    private WaitLimit() { }
}

/// <summary>Which days count.</summary>
/// <param name="Days">Days of the week; empty for all.</param>
/// <param name="Calendars">Days named by calendars that also count.</param>
/// <param name="Except">Calendars whose days do not count.</param>
public sealed record DayRule(ImmutableArray<IsoDayOfWeek> Days, ImmutableArray<string> Calendars, ImmutableArray<string> Except);

/// <summary>A point in time given by an anchor.</summary>
/// <param name="Anchor">A <see cref="LocalDate"/>, <see cref="Instant"/>, <see cref="LocalDateTime"/> (in the contact's zone) or null when missing.</param>
/// <param name="Offset">How far from the anchor; null for none.</param>
/// <param name="Before">Whether the offset lies before the anchor.</param>
/// <param name="At">Time of day in the contact's zone; null keeps the anchor's (midnight for a date).</param>
public sealed record MomentRule(Func<Scope, object?> Anchor, Span? Offset, bool Before, LocalTime? At);

/// <summary>What happens where a wait's moment is past or missing.</summary>
public abstract record AbsentRule
{
    /// <summary>Go on at once.</summary>
    public sealed record Continue : AbsentRule;
    /// <summary>Go on at a label further down.</summary>
    public sealed record SkipTo(string Place) : AbsentRule;
    /// <summary>End the run.</summary>
    public sealed record Exit : AbsentRule;

    private AbsentRule() { }
}
