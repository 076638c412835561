using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>What a history function counts.</summary>
/// <param name="Key">An event's name (<c>OrderPlaced</c>) or a message's history (<c>CartMail.sent</c>).</param>
/// <param name="Data">The record of such an occurrence.</param>
/// <param name="Event">The occurrence inside <paramref name="Where"/>.</param>
/// <param name="Where">The filter; null for none.</param>
internal sealed record BoundHappening(SyntaxNode Syntax, string Key, DataSymbol Data, RangeVariableSymbol Event, BoundExpression? Where);

/// <summary>Which part of history; mirrors <see cref="Journeys.Runtime.History.Window"/>.</summary>
internal abstract record BoundWindow
{
    internal sealed record Always : BoundWindow;
    internal sealed record InLast(Span Length) : BoundWindow;
    internal sealed record Ago(Span From, Span To) : BoundWindow;
    internal sealed record This(SpanUnit Unit) : BoundWindow;
    internal sealed record SinceDate(LocalDateTime Date) : BoundWindow;
    internal sealed record SinceStart : BoundWindow;
    internal sealed record SincePlace(LabelSymbol Label) : BoundWindow;
}

/// <summary>An expression over history.</summary>
internal abstract record BoundHistory(SyntaxNode Syntax, ValueType Type, BoundHappening Happening, BoundWindow Window) : BoundExpression(Syntax, Type);

/// <summary><c>did X W</c> and <c>no X W [or since created]</c>.</summary>
internal sealed record BoundDid(SyntaxNode Syntax, BoundHappening Happening, BoundWindow Window, bool No, bool OrSinceCreated) : BoundHistory(Syntax, ValueType.Boolean, Happening, Window);

internal enum AggregateKind { Count, CountDistinct, Sum, Average, Min, Max, MostFrequent, First, Last, LastMany }

/// <summary><c>count(X, W)</c>, <c>sum(X.f, W)</c> …</summary>
/// <param name="Field">What is read of each event, over <see cref="BoundHappening.Event"/>; null for count, first and last.</param>
/// <param name="Count">How many, of <see cref="AggregateKind.LastMany"/>.</param>
internal sealed record BoundAggregate(SyntaxNode Syntax, ValueType Type, AggregateKind Kind, BoundHappening Happening, FieldSymbol? Field, BoundWindow Window, int Count = 0) : BoundHistory(Syntax, Type, Happening, Window);

/// <summary><c>time since last(X) &gt; 90 days</c></summary>
internal sealed record BoundTimeSinceLast(SyntaxNode Syntax, BoundHappening Happening, Comparison Comparison, Span Span) : BoundHistory(Syntax, ValueType.Boolean, Happening, new BoundWindow.Always());

/// <summary><c>time since last(X)</c> before it is compared; never reaches the emitter.</summary>
internal sealed record BoundElapsed(SyntaxNode Syntax, BoundHappening Happening) : BoundHistory(Syntax, ValueType.Elapsed, Happening, new BoundWindow.Always());
