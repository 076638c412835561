using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Testing;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>A test; mirrors <see cref="TestDefinition"/>. A test <c>for each</c> row is bound once per row, its name ending in <c>[1]</c>, <c>[2]</c> ….</summary>
internal sealed record BoundTest(string Name, SyntaxNode Syntax, ImmutableArray<BoundTestStep> Steps);

/// <summary>A step of a test. A contact without a name is called <c>contact</c>.</summary>
internal abstract record BoundTestStep(SyntaxNode Syntax);

internal sealed record BoundGivenContact(SyntaxNode Syntax, string Contact, ImmutableArray<(FieldSymbol Field, BoundExpression Value)> Fields) : BoundTestStep(Syntax);
internal sealed record BoundGivenObject(SyntaxNode Syntax, BoundRecord Value) : BoundTestStep(Syntax);
internal sealed record BoundGivenConsent(SyntaxNode Syntax, string Contact, TopicSymbol Topic, ChannelKind? Channel) : BoundTestStep(Syntax);
internal sealed record BoundGivenList(SyntaxNode Syntax, string Contact, ListSymbol List) : BoundTestStep(Syntax);
internal sealed record BoundAt(SyntaxNode Syntax, LocalDateTime Time, BoundExpression? Zone) : BoundTestStep(Syntax);
internal sealed record BoundAfter(SyntaxNode Syntax, Span Length) : BoundTestStep(Syntax);
internal sealed record BoundWhenEvent(SyntaxNode Syntax, string Contact, DataSymbol Event, BoundRecord Values) : BoundTestStep(Syntax);
internal sealed record BoundWhenMessage(SyntaxNode Syntax, string Contact, MessageSymbol Message, MessageState State) : BoundTestStep(Syntax);
internal sealed record BoundUnsubscribe(SyntaxNode Syntax, string Contact, TopicSymbol? Topic) : BoundTestStep(Syntax);
internal sealed record BoundExpectSent(SyntaxNode Syntax, string? Contact, MessageSymbol Message, bool Not, ImmutableArray<(string Part, BoundExpression Value)> With) : BoundTestStep(Syntax);
internal sealed record BoundExpectSkipped(SyntaxNode Syntax, string? Contact, MessageSymbol Message, string Reason) : BoundTestStep(Syntax);
internal sealed record BoundExpectRun(SyntaxNode Syntax, string Contact, JourneySymbol Journey, bool Left, RunEnd? By) : BoundTestStep(Syntax);

/// <param name="Parts">The parts of the condition that are worth showing when it fails.</param>
internal sealed record BoundExpectTrue(SyntaxNode Syntax, string Contact, BoundExpression Condition, ImmutableArray<BoundExpression> Parts) : BoundTestStep(Syntax);
