using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Expressions;

/// <summary>What an expression can see besides the contact and the project's declarations.</summary>
internal sealed record ExpressionScope
{
    /// <summary>Nothing more.</summary>
    public static ExpressionScope Empty { get; } = new();

    /// <summary>The event whose fields bare names are (R28): the trigger's, or that of a history <c>where</c>.</summary>
    public Func<SyntaxNode, BoundExpression>? Event { get; init; }

    /// <summary>The type of <see cref="Event"/>.</summary>
    public DataSymbol? EventData { get; init; }

    /// <summary>Locals, parameters, range variables and contacts of a test, by name.</summary>
    public ImmutableDictionary<string, Func<SyntaxNode, BoundExpression>> Names { get; init; } = ImmutableDictionary<string, Func<SyntaxNode, BoundExpression>>.Empty;

    /// <summary>The run the expression belongs to; null outside journeys.</summary>
    public IRunScope? Run { get; init; }

    /// <summary>What <c>contact</c> means where it is not simply the person (tests).</summary>
    public Func<SyntaxNode, BoundExpression>? Contact { get; init; }

    public ExpressionScope With(string name, Func<SyntaxNode, BoundExpression> value) => this with { Names = Names.SetItem(name, value) };

    public ExpressionScope With(LocalSymbol local) => With(local.Name, syntax => new BoundLocal(syntax, local));

    public ExpressionScope With(ParameterSymbol parameter) => With(parameter.Name, syntax => new BoundParameter(syntax, parameter));

    public ExpressionScope With(RangeVariableSymbol variable) => With(variable.Name, syntax => new BoundRangeVariable(syntax, variable));

    /// <summary>Inside the <c>where</c> of a trigger: the fields of the event are bare names, and its <c>as</c> name means the event.</summary>
    public ExpressionScope InWhere(DataSymbol data, string? alias) => InEvent(data, alias, syntax => new BoundEvent(syntax, data));

    /// <summary>Inside the <c>where</c> of a history function.</summary>
    public ExpressionScope InHistory(RangeVariableSymbol variable, DataSymbol data, string? alias) =>
        InEvent(data, alias, syntax => new BoundRangeVariable(syntax, variable));

    private ExpressionScope InEvent(DataSymbol data, string? alias, Func<SyntaxNode, BoundExpression> make)
    {
        var inner = this with { Event = make, EventData = data };
        return alias is null ? inner : inner.With(alias, make);
    }
}

/// <summary>What a run offers to its expressions.</summary>
internal interface IRunScope
{
    /// <summary>The label of that name anywhere in the journey, or null.</summary>
    LabelSymbol? Label(string name);

    /// <summary>All labels.</summary>
    ImmutableArray<LabelSymbol> Labels { get; }

    /// <summary>Notes that a label is read here.</summary>
    void Uses(LabelSymbol label, SyntaxNode at);

    /// <summary>The event that started the run; or null and the reason why there is none to compare with.</summary>
    BoundExpression? StartEvent(SyntaxNode at, out string problem);
}
