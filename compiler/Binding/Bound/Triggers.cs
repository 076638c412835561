using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Triggers;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>What starts, ends or moves a run.</summary>
internal abstract record BoundTrigger(SyntaxNode Syntax);

/// <summary><c>on E, F as x where c</c>. In <paramref name="Where"/> the event is <see cref="BoundEvent"/>, also under its <c>as</c> name.</summary>
internal sealed record BoundOccurrenceTrigger(SyntaxNode Syntax, ImmutableArray<BoundOccurrence> Occurrences, LocalSymbol? Local, BoundExpression? Where) : BoundTrigger(Syntax);

/// <summary><c>when c</c></summary>
internal sealed record BoundStateTrigger(SyntaxNode Syntax, BoundExpression Condition) : BoundTrigger(Syntax);

/// <summary>Something that can happen to a person.</summary>
internal abstract record BoundOccurrence(SyntaxNode Syntax)
{
    internal sealed record Event(SyntaxNode Syntax, DataSymbol Data) : BoundOccurrence(Syntax);
    internal sealed record Message(SyntaxNode Syntax, MessageSymbol Symbol, MessageState State) : BoundOccurrence(Syntax);
    internal sealed record Labelled(SyntaxNode Syntax, LabelSymbol Label, MessageState State) : BoundOccurrence(Syntax);
}
