using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>A journey, everything resolved.</summary>
internal sealed record BoundJourney(JourneySymbol Symbol, SyntaxNode Syntax)
{
    public required ImmutableArray<BoundStart> Starts { get; init; }
    public required BoundEntryPolicy Entry { get; init; }
    public ImmutableArray<BoundRequirement> Requirements { get; init; } = [];
    public ImmutableArray<BoundGoal> Goals { get; init; } = [];
    public ImmutableArray<BoundTrigger> Exits { get; init; } = [];
    public required BoundBlock Body { get; init; }
    /// <summary>The run's locals by index.</summary>
    public ImmutableArray<LocalSymbol> Locals { get; init; } = [];
    public ImmutableArray<LabelSymbol> Labels { get; init; } = [];
}

/// <summary><c>start on …</c>: the one kind of start that is executed so far.</summary>
internal sealed record BoundStart(SyntaxNode Syntax, BoundOccurrenceTrigger Trigger);

/// <summary>Mirrors <see cref="EntryPolicy"/>.</summary>
internal sealed record BoundEntryPolicy(SyntaxNode Syntax, EntryRule Rule, Span? Again, BoundExpression? Key, int? AtMost, Span? Per, WhileRunning WhileRunning);

internal sealed record BoundRequirement(SyntaxNode Syntax, BoundExpression Condition, bool Throughout);

/// <summary>A goal. A conversion's trigger and value are already taken over; a further <c>where</c> is joined by <c>and</c>.</summary>
internal sealed record BoundGoal(SyntaxNode Syntax, string? Name, BoundTrigger Trigger, Span? Within, BoundExpression? Value);
