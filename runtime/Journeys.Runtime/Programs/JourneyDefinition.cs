using System.Collections.Immutable;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Programs;

/// <summary>A compiled journey.</summary>
public sealed record JourneyDefinition
{
    /// <summary>Declared name; with the contact (and key) it is what <c>once</c> counts by (R7).</summary>
    public required string Name { get; init; }
    /// <summary>Names it had before (<c>was</c>), newest first: <c>once</c> counts across them (R7).</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];
    /// <summary>Content hash of the journey's meaning; people under way finish their version.</summary>
    public required string Version { get; init; }
    /// <summary>Where it is declared.</summary>
    public required SourceRef Source { get; init; }
    /// <summary>How it starts; any one suffices.</summary>
    public required ImmutableArray<StartDefinition> Starts { get; init; }
    /// <summary>Who may enter and how often.</summary>
    public required EntryPolicy Entry { get; init; }
    /// <summary>Conditions on entry or throughout.</summary>
    public ImmutableArray<RequirementDefinition> Requirements { get; init; } = [];
    /// <summary>What ends the run in success.</summary>
    public ImmutableArray<GoalDefinition> Goals { get; init; } = [];
    /// <summary>What ends the run otherwise.</summary>
    public ImmutableArray<Trigger> Exits { get; init; } = [];
    /// <summary>The steps.</summary>
    public required Block Body { get; init; }
    /// <summary>How many locals a run keeps.</summary>
    public required int LocalCount { get; init; }
}

/// <summary>A way a journey starts.</summary>
/// <param name="Source">Where it is declared.</param>
public abstract record StartDefinition(SourceRef Source);

/// <summary><c>start on …</c></summary>
/// <param name="Trigger">The occurrence; its <c>where</c> is the first entry gate (R6).</param>
/// <param name="Source">Where it is declared.</param>
public sealed record OccurrenceStart(OccurrenceTrigger Trigger, SourceRef Source) : StartDefinition(Source);

/// <summary>How often a person may enter (R6, R7).</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Again">The pause of <see cref="EntryRule.AgainAfterStart"/> and <see cref="EntryRule.AgainAfterEnd"/>.</param>
/// <param name="Key">The key of <c>per</c>; null without. A missing key means not entered, recorded.</param>
/// <param name="AtMost">How many entries …; null without.</param>
/// <param name="Per">… in any such window.</param>
/// <param name="WhileRunning">What a start means while a run (of this key) is under way.</param>
public sealed record EntryPolicy(EntryRule Rule, Span? Again, Func<Scope, object?>? Key, int? AtMost, Span? Per, WhileRunning WhileRunning);

/// <summary>The rule of <c>enter</c>.</summary>
public enum EntryRule
{
    /// <summary>Once per contact and key, across versions (R7).</summary>
    Once,
    /// <summary>Every time.</summary>
    EveryTime,
    /// <summary>Again when so long has passed since the last start.</summary>
    AgainAfterStart,
    /// <summary>Again when so long has passed since the last end.</summary>
    AgainAfterEnd,
}

/// <summary>What a start means for a person who is already under way.</summary>
public enum WhileRunning
{
    /// <summary>Not entered, recorded.</summary>
    Ignore,
    /// <summary>The old run ends as "restarted".</summary>
    Restart,
    /// <summary>A second run beside it.</summary>
    InParallel,
}

/// <summary><c>require c to enter</c> or <c>require c throughout</c>.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Text">The condition as written, for the timeline.</param>
/// <param name="Throughout">Whether the run ends when it is no longer true; it is also required to enter (R5).</param>
/// <param name="Source">Where it is declared.</param>
public sealed record RequirementDefinition(Func<Scope, bool> Condition, string Text, bool Throughout, SourceRef Source);

/// <summary>A goal (R8, R9).</summary>
/// <param name="Name">The conversion's or goal's name; null for an unnamed one.</param>
/// <param name="Trigger">What reaches it.</param>
/// <param name="Within">Counted from the start; null for no bound.</param>
/// <param name="Value">The conversion's value; null for none.</param>
public sealed record GoalDefinition(string? Name, Trigger Trigger, Span? Within, Func<Scope, decimal?>? Value);
