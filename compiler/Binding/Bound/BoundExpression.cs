using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>An expression with its type. Operands are already converted to one type; see <see cref="BoundConversion"/>.</summary>
internal abstract record BoundExpression(SyntaxNode Syntax, ValueType Type);

/// <summary>
/// A constant: string (texts, choices), long, decimal (decimal, money, percent as a fraction), bool, LocalDate, LocalTime, LocalDateTime (of type
/// datetime: in the zone the context says) or <see cref="Journeys.Runtime.Values.Span"/>.
/// </summary>
internal sealed record BoundLiteral(SyntaxNode Syntax, ValueType Type, object Value) : BoundExpression(Syntax, Type);

/// <summary>A value that is missing for certain.</summary>
internal sealed record BoundMissing(SyntaxNode Syntax, ValueType Type) : BoundExpression(Syntax, Type);

/// <summary>The person.</summary>
internal sealed record BoundContact(SyntaxNode Syntax, ValueType Type) : BoundExpression(Syntax, Type);

/// <summary>A local of the run.</summary>
internal sealed record BoundLocal(SyntaxNode Syntax, LocalSymbol Local) : BoundExpression(Syntax, Local.Type);

/// <summary>A parameter of a message, journey or flow.</summary>
internal sealed record BoundParameter(SyntaxNode Syntax, ParameterSymbol Parameter) : BoundExpression(Syntax, Parameter.Type);

/// <summary>The event under test in a trigger's <c>where</c> (and its <c>as</c> name there).</summary>
internal sealed record BoundEvent(SyntaxNode Syntax, DataSymbol Event) : BoundExpression(Syntax, new ValueType(new Types.NominalType(Event), false));

/// <summary>The event in a history <c>where</c>, the element in <c>any x in …</c>.</summary>
internal sealed record BoundRangeVariable(SyntaxNode Syntax, RangeVariableSymbol Variable) : BoundExpression(Syntax, Variable.Type);

/// <summary>A field. The receiver may be a reference (an object's key): the emitter dereferences. Its type is optional when the receiver may be missing.</summary>
internal sealed record BoundField(SyntaxNode Syntax, ValueType Type, BoundExpression Receiver, FieldSymbol Field) : BoundExpression(Syntax, Type);

/// <summary>An error was reported; the emitter never sees it.</summary>
internal sealed record BoundInvalid(SyntaxNode Syntax) : BoundExpression(Syntax, ValueType.Error);
