using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Bound;

internal enum BoundUnaryOperator { Negate, Not }

internal sealed record BoundUnary(SyntaxNode Syntax, ValueType Type, BoundUnaryOperator Operator, BoundExpression Operand) : BoundExpression(Syntax, Type);

internal enum BoundBinaryOperator { And, Or, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Add, Subtract, Multiply, Divide }

/// <summary>An operator between operands of one type (but a span added to a date, and money times a number).</summary>
internal sealed record BoundBinary(SyntaxNode Syntax, ValueType Type, BoundBinaryOperator Operator, BoundExpression Left, BoundExpression Right) : BoundExpression(Syntax, Type);

/// <summary>
/// The operand as another type: integer → decimal, number → money, date → datetime (start of day in the contact's zone), a choice → text.
/// </summary>
internal sealed record BoundConversion(SyntaxNode Syntax, ValueType Type, BoundExpression Operand) : BoundExpression(Syntax, Type);

/// <summary><c>if c then a else b</c></summary>
internal sealed record BoundConditional(SyntaxNode Syntax, ValueType Type, BoundExpression Condition, BoundExpression WhenTrue, BoundExpression WhenFalse) : BoundExpression(Syntax, Type);

/// <summary><c>a ?? b</c></summary>
internal sealed record BoundCoalesce(SyntaxNode Syntax, ValueType Type, BoundExpression Left, BoundExpression Right) : BoundExpression(Syntax, Type);

/// <summary>Text with holes; a text part is a <see cref="BoundLiteral"/>, a hole an expression of any printable type.</summary>
internal sealed record BoundText(SyntaxNode Syntax, ValueType Type, ImmutableArray<BoundExpression> Parts) : BoundExpression(Syntax, Type);

/// <summary>How a hole is printed: <c>{x | money}</c>.</summary>
internal enum FilterKind { Money, Percent, Date, Time, Upper, Lower, Raw }

/// <summary>A formatted hole; its type is text (optional when the operand is).</summary>
internal sealed record BoundFilter(SyntaxNode Syntax, ValueType Type, BoundExpression Operand, FilterKind Kind) : BoundExpression(Syntax, Type);

/// <summary><c>[ a, b ]</c></summary>
internal sealed record BoundList(SyntaxNode Syntax, ValueType Type, ImmutableArray<BoundExpression> Items) : BoundExpression(Syntax, Type);

/// <summary><c>{ a: 1 }</c>: every field of the type in slot order, defaults and missing values filled in.</summary>
internal sealed record BoundRecord(SyntaxNode Syntax, ValueType Type, DataSymbol Data, ImmutableArray<(FieldSymbol Field, BoundExpression Value)> Fields) : BoundExpression(Syntax, Type);
