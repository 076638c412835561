using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Triggers;

namespace Journeys.Compiler.Binding.Bound;

/// <summary><c>value in [ … ]</c> and value in a list-typed field.</summary>
internal sealed record BoundIn(SyntaxNode Syntax, BoundExpression Value, BoundExpression List) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>value between low and high</c>, both ends included.</summary>
internal sealed record BoundBetween(SyntaxNode Syntax, BoundExpression Value, BoundExpression Low, BoundExpression High) : BoundExpression(Syntax, ValueType.Boolean);

internal enum TextTestKind { Contains, ContainsAny, ContainsAll, StartsWith, EndsWith, Matches }

/// <summary>A test on text; the <c>contains</c> kinds on lists too. The argument of any and all is a list; of matches a literal pattern.</summary>
internal sealed record BoundTextTest(SyntaxNode Syntax, TextTestKind Kind, BoundExpression Value, BoundExpression Argument) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>is known</c>; <c>is missing</c> is its negation.</summary>
internal sealed record BoundIsKnown(SyntaxNode Syntax, BoundExpression Value) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>list is empty</c></summary>
internal sealed record BoundIsEmpty(SyntaxNode Syntax, BoundExpression List) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>contact in Engaged</c></summary>
internal sealed record BoundInList(SyntaxNode Syntax, ListSymbol List) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>consents to T by email</c></summary>
internal sealed record BoundConsents(SyntaxNode Syntax, TopicSymbol Topic, ChannelKind? Channel) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>reachable by email</c></summary>
internal sealed record BoundReachable(SyntaxNode Syntax, ChannelKind Channel) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>running(J)</c></summary>
internal sealed record BoundRunning(SyntaxNode Syntax, JourneySymbol Journey) : BoundExpression(Syntax, ValueType.Boolean);

/// <summary><c>hello.clicked</c>: the latest visit of that label (R27).</summary>
internal sealed record BoundMessageState(SyntaxNode Syntax, LabelSymbol Label, MessageState State) : BoundExpression(Syntax, ValueType.Boolean);

internal enum QuantifierKind { Any, All, Count, Sum }

/// <summary><c>any x in L (c)</c> and its kin. The body is a condition, for sum a number.</summary>
internal sealed record BoundQuantifier(SyntaxNode Syntax, ValueType Type, QuantifierKind Kind, RangeVariableSymbol Variable, BoundExpression List, BoundExpression Body) : BoundExpression(Syntax, Type);
