using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Headers;

/// <summary>What the binder of a step needs: the journey, what expressions can see here, and where the step stands.</summary>
internal sealed class StepContext
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    public StepContext(JourneyScope journey, ExpressionScope scope)
        : this(journey, scope, "", [], [])
    {
    }

    private StepContext(JourneyScope journey, ExpressionScope scope, string parent, ImmutableArray<StepBranch> branches, ImmutableArray<LabelSymbol> around)
    {
        Journey = journey;
        Scope = scope;
        Parent = parent;
        Branches = branches;
        Around = around;
    }

    public JourneyScope Journey { get; }
    public BindingContext Context => Journey.Context;

    /// <summary>Grows with every <c>let</c> of the block.</summary>
    public ExpressionScope Scope { get; set; }

    /// <summary>The labelled steps around this block that can be left, outermost first.</summary>
    public ImmutableArray<LabelSymbol> Around { get; }

    public ImmutableArray<StepBranch> Branches { get; }

    /// <summary>The place of the step that is being bound.</summary>
    public StepPosition Position { get; private set; } = new(0, []);

    private string Parent { get; }

    /// <summary>The binder of the expressions of the step that is being bound.</summary>
    public ExpressionBinder Expressions => new(Context, RunningScope);

    /// <summary>What its expressions can see.</summary>
    public ExpressionScope RunningScope => Scope with { Run = new RunScope(Journey, Position) };

    /// <summary>Begins a step: fixes its position and its place, which is the label or parent, kind and ordinal.</summary>
    public string Begin(StepSyntax step, string kind)
    {
        Position = new StepPosition(Journey.NextOrder(), Branches);
        var ordinal = _ordinals[kind] = _ordinals.GetValueOrDefault(kind) + 1;
        if (StepLabels.Of(step).Name is { } name && Journey.Label(name.Text) is { } label && ReferenceEquals(label.Declaration, step))
        {
            Journey.Positions[label] = Position;
            return label.Place;
        }
        return $"{Parent}{kind}#{ordinal}";
    }

    /// <summary>Binds a block of a step.</summary>
    /// <param name="place">The step's place.</param>
    /// <param name="name">What the block is called in the places of its steps.</param>
    /// <param name="leavable">The step's label, where the block can be left by it.</param>
    /// <param name="scope">What the block sees; null for what the step sees.</param>
    public BoundBlock Block(BlockSyntax? syntax, StepSyntax owner, string place, string name, int number, bool loops = false, bool leavable = false, ExpressionScope? scope = null)
    {
        var around = leavable && StepLabels.Of(owner).Name is { } label && Journey.Label(label.Text) is { } symbol ? Around.Add(symbol) : Around;
        var inner = new StepContext(Journey, scope ?? Scope, $"{place}/{name}/", Branches.Add(new StepBranch(owner, number, loops)), around);
        return Steps.StepBinder.BindBlock(syntax?.Steps ?? [], syntax ?? (SyntaxNode)owner, inner);
    }
}
