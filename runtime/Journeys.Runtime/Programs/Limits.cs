using System.Collections.Immutable;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Programs;

/// <summary>
/// How many non-transactional messages a person may get in a sliding window (R18): <c>limit 5 per 7 days across email, sms, else skip</c>.
/// </summary>
/// <param name="Count">How many; at least one.</param>
/// <param name="Per">The window's length. Elapsed: a day is 24 hours; never months, quarters, years or weekdays.</param>
/// <param name="Across">The channels whose messages count together; never empty. A project's limit holds for messages on these channels.</param>
/// <param name="Else">What becomes of a message too many.</param>
public sealed record LimitDefinition(int Count, Span Per, ImmutableArray<ChannelKind> Across, LimitElse Else)
{
    /// <summary>As written: <c>5 per 7 days</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Count} per {Per}");
}

/// <summary>What becomes of a message that a limit does not let pass.</summary>
public abstract record LimitElse
{
    private LimitElse() { }

    /// <summary>It is skipped.</summary>
    public sealed record Skip : LimitElse;

    /// <summary>It is held until the window lets one go, and skipped where that would take too long.</summary>
    /// <param name="Longest">How long a message may be held since its first hold of that visit. Elapsed, as the window.</param>
    public sealed record WaitAtMost(Span Longest) : LimitElse;
}
