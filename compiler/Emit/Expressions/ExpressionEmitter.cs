using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Types;
using NodaTime;

namespace Journeys.Compiler.Emit.Expressions;

/// <summary>
/// Turns bound expressions into C#. Every value is emitted as its nullable CLR type but for truth: a condition is a plain <c>bool</c>,
/// false where something it needs is missing. In all of it <c>s</c> is the scope.
/// </summary>
internal sealed partial class ExpressionEmitter(EmitContext context, Patterns patterns)
{
    private readonly Dictionary<RangeVariableSymbol, string> variables = [];
    private int fresh;

    /// <summary>A truth value; missing counts as false.</summary>
    public string Test(BoundExpression expression) => expression switch
    {
        BoundLiteral { Value: bool truth } => CSharp.Literal(truth),
        BoundMissing => "false",
        BoundUnary { Operator: BoundUnaryOperator.Not } not => $"!{Test(not.Operand)}",
        BoundBinary binary => Comparison(binary),
        BoundConditional choice => $"({Test(choice.Condition)} ? {Test(choice.WhenTrue)} : {Test(choice.WhenFalse)})",
        BoundCoalesce coalesce => $"({Nullable(coalesce.Left)} ?? {Test(coalesce.Right)})",
        BoundConversion conversion => Test(conversion.Operand),
        BoundIn or BoundBetween or BoundTextTest or BoundIsKnown or BoundIsEmpty => Membership(expression),
        BoundInList or BoundConsents or BoundReachable or BoundRunning or BoundMessageState => AboutPerson(expression),
        BoundQuantifier quantifier => Quantifier(quantifier),
        BoundDid or BoundTimeSinceLast => HistoryTest(expression),
        _ => $"({Nullable(expression)} == true)",
    };

    /// <summary>A value as its nullable CLR type, a truth value as <c>bool</c>, a list as the list itself (empty where missing).</summary>
    public string Value(BoundExpression expression)
    {
        if (ClrTypes.IsBoolean(expression.Type)) return Test(expression);
        if (!ClrTypes.IsList(expression.Type)) return Nullable(expression);
        return expression is BoundList or BoundAggregate ? Nullable(expression) : $"({Nullable(expression)} ?? [])";
    }

    /// <summary>A value that says whether it is missing, truth values and lists included.</summary>
    public string Nullable(BoundExpression expression) => expression switch
    {
        BoundLiteral literal => Literal(literal),
        BoundMissing => $"({ClrTypes.Of(expression.Type)})null",
        BoundContact => "s.Contact",
        BoundLocal local => Slot(local.Type, local.Local.Index),
        BoundParameter parameter => Slot(parameter.Type, parameter.Parameter.Index),
        BoundEvent => "s.Event",
        BoundRangeVariable variable => variables[variable.Variable],
        BoundField field => Field(field),
        BoundUnary { Operator: BoundUnaryOperator.Negate } negation => $"(-{Value(negation.Operand)})",
        BoundBinary binary when !ClrTypes.IsBoolean(binary.Type) => Arithmetic(binary),
        BoundConversion conversion when !ClrTypes.IsBoolean(conversion.Type) => Conversion(conversion),
        BoundConditional choice when !ClrTypes.IsBoolean(choice.Type) => Conditional(choice),
        BoundCoalesce coalesce when !ClrTypes.IsBoolean(coalesce.Type) => $"({Nullable(coalesce.Left)} ?? {Cast(coalesce.Right)})",
        BoundText text => Text(text),
        BoundFilter filter => Filter(filter),
        BoundList list => $"(ImmutableArray<object>){CSharp.List(list.Items.Select(Boxed))}",
        BoundRecord record => Record(record),
        BoundQuantifier quantifier when !ClrTypes.IsBoolean(quantifier.Type) => Quantifier(quantifier),
        BoundAggregate aggregate => Aggregate(aggregate),
        _ when ClrTypes.IsBoolean(expression.Type) => $"(bool?){Test(expression)}",
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no C# form."),
    };

    /// <summary>A value as <c>object</c>, null where it is missing.</summary>
    public string Boxed(BoundExpression expression) => expression is BoundMissing ? "null" : Nullable(expression);

    // Values whose static C# type would otherwise not be the nullable one.
    private string Cast(BoundExpression expression) => expression is BoundLiteral or BoundQuantifier or BoundText
        ? ClrTypes.Of(expression.Type) == "string" ? Nullable(expression) : $"({ClrTypes.Of(expression.Type)}){Nullable(expression)}"
        : Nullable(expression);

    private static string Literal(BoundLiteral literal) => literal.Value switch
    {
        string text => CSharp.Literal(text),
        long number => CSharp.Literal(number),
        decimal number => CSharp.Literal(number),
        bool truth => CSharp.Literal(truth),
        LocalDate date => CSharp.Literal(date),
        LocalTime time => CSharp.Literal(time),
        LocalDateTime time => $"s.Zone.AtLeniently({CSharp.Literal(time)}).ToInstant()",
        Journeys.Runtime.Values.Span span => CSharp.Literal(span),
        _ => throw new InvalidOperationException($"A constant of {literal.Value.GetType().Name} has no C# form."),
    };

    private static string Slot(ValueType type, int index)
    {
        var number = CSharp.Literal((int?)index);
        return type.Type switch
        {
            NominalType nominal when !ClrTypes.IsReference(nominal) => $"s.LocalRecord({number})",
            ListType => $"(s.Local({number}) as ImmutableArray<object>?)",
            _ => $"(({ClrTypes.Of(type)})s.Local({number}))",
        };
    }

    private string Conditional(BoundConditional choice)
    {
        var type = ClrTypes.Of(choice.Type);
        return $"({Test(choice.Condition)} ? ({type}){Nullable(choice.WhenTrue)} : ({type}){Nullable(choice.WhenFalse)})";
    }

    private string Record(BoundRecord record) =>
        CSharp.Call("new Record", $"Schema.{SchemaName(record.Data)}", CSharp.List(record.Fields.Select(field => Boxed(field.Value))));

    /// <summary>Name of the member of the emitted schema that holds a type.</summary>
    public static string SchemaName(DataSymbol data) => EmitContext.Identifier(data.Kind == DataKind.Contact ? "" : data.Kind + "_", data.Kind == DataKind.Contact ? "Contact" : data.Name);

    // Lets a variable stand for a C# expression while something is emitted.
    private string With(RangeVariableSymbol variable, string stand, Func<string> emit)
    {
        variables[variable] = stand;
        var result = emit();
        variables.Remove(variable);
        return result;
    }

    /// <summary>Emits the body of a template's loop, in which the variable is the element named <paramref name="element"/>.</summary>
    public void Bring(RangeVariableSymbol variable, string element) => variables[variable] = Unboxed(variable.Type, element);

    private string Fresh(string stem) => stem + (++fresh == 1 ? "" : CSharp.Literal((int?)fresh));

    private static string Unboxed(ValueType type, string element) => $"(({ClrTypes.Of(type)}){element})";
}
