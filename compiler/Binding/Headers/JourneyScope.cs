using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Headers;

/// <summary>What is known of one journey while it is bound: its labels, locals and start event, and where each label stands and is read.</summary>
internal sealed class JourneyScope(BindingContext context)
{
    private readonly Dictionary<string, LabelSymbol> _labels = new(StringComparer.Ordinal);
    private readonly List<LocalSymbol> _locals = [];
    private int _order;

    public BindingContext Context { get; } = context;

    public ImmutableArray<LabelSymbol> Labels => [.. _labels.Values];
    public ImmutableArray<LocalSymbol> Locals => [.. _locals];

    /// <summary>The name of the key's last part (<c>cartId</c> of <c>per cart.cartId</c>); null without <c>per</c>.</summary>
    public string? KeyName { get; set; }

    /// <summary>The local that all starts set; null without starts, or where they set different ones.</summary>
    public LocalSymbol? StartLocal { get; set; }

    /// <summary>Why there is no <see cref="StartLocal"/>.</summary>
    public string NoStartLocal { get; set; } = "nothing starts it";

    /// <summary>Where labelled steps stand.</summary>
    public Dictionary<LabelSymbol, StepPosition> Positions { get; } = [];

    /// <summary>Where labels are read inside steps.</summary>
    public List<(LabelSymbol Label, SyntaxNode At, StepPosition Position)> LabelUses { get; } = [];

    /// <summary>Skips to be checked when all positions are known.</summary>
    public List<(LabelSymbol Label, SyntaxToken At, StepPosition Position)> Skips { get; } = [];

    /// <summary>The next position in source order.</summary>
    public int NextOrder() => _order++;

    public LabelSymbol? Label(string name) => _labels.GetValueOrDefault(name);

    /// <summary>Collects every label of the journey, so that headers and earlier steps can name later ones.</summary>
    public void CollectLabels(IEnumerable<StepSyntax> steps)
    {
        foreach (var step in steps.SelectMany(step => step.DescendantNodes().OfType<StepSyntax>().Prepend(step)))
        {
            if (StepLabels.Of(step) is not ({ } name, var kind)) continue;
            var label = new LabelSymbol(name.Text, kind, step) { Message = MessageOf(step) };
            if (_labels.TryGetValue(name.Text, out var first))
            {
                Context.Report(NameErrors.DuplicateField, name.Location, [name.Text, "the journey"], first.Declaration is { } there ? new RelatedSpan(BindingContext.Head(there), "The first is here.") : null);
                continue;
            }
            _labels.Add(name.Text, label);
            Context.Refer(name, label);
        }
    }

    /// <summary>A new local; reports where the name is taken by a label or by something visible.</summary>
    public LocalSymbol Declare(SyntaxToken name, ValueType type, ExpressionScope visible, SyntaxNode syntax)
    {
        if (_labels.ContainsKey(name.Text) || visible.Names.ContainsKey(name.Text) || name.Text == "contact")
            Context.Report(NameErrors.DuplicateField, name, name.Text, "the journey");
        var local = Declare(name.Text, type, syntax);
        Context.Refer(name, local);
        return local;
    }

    public LocalSymbol Declare(string name, ValueType type, SyntaxNode? syntax)
    {
        var local = new LocalSymbol(name, type, _locals.Count, syntax);
        _locals.Add(local);
        return local;
    }

    private MessageSymbol? MessageOf(StepSyntax step) =>
        step is SendStepSyntax { Target: MessageReferenceSyntax { Name: { } name } } ? Context.Project.Find(name.Text) as MessageSymbol : null;
}

/// <summary>Where a step stands.</summary>
/// <param name="Order">In source order over the whole journey.</param>
/// <param name="Branches">The blocks around it, outermost first.</param>
internal sealed record StepPosition(int Order, ImmutableArray<StepBranch> Branches);

/// <summary>A block of a step.</summary>
/// <param name="Owner">The step.</param>
/// <param name="Number">Which of its blocks.</param>
/// <param name="Loops">Whether it may be run again within one run.</param>
internal readonly record struct StepBranch(SyntaxNode Owner, int Number, bool Loops);

/// <summary>A run as seen from one step (or, without a position, from a header).</summary>
internal sealed class RunScope(JourneyScope journey, StepPosition? position) : IRunScope
{
    public ImmutableArray<LabelSymbol> Labels => journey.Labels;

    public LabelSymbol? Label(string name) => journey.Label(name);

    public void Uses(LabelSymbol label, SyntaxNode at)
    {
        if (position is not null) journey.LabelUses.Add((label, at, position));
    }

    public BoundExpression? StartEvent(SyntaxNode at, out string problem)
    {
        problem = journey.NoStartLocal;
        return journey.StartLocal is { } local ? new BoundLocal(at, local) : null;
    }
}

/// <summary>Which steps carry labels.</summary>
internal static class StepLabels
{
    public static (SyntaxToken? Name, LabelKind Kind) Of(StepSyntax step) => step switch
    {
        SendStepSyntax send => (send.Label?.Name, LabelKind.Send),
        WaitStepSyntax wait => (wait.Label?.Name, LabelKind.Wait),
        WaitUntilStepSyntax wait => (wait.Label?.Name, LabelKind.Wait),
        RaceStepSyntax race => (race.Label?.Name, LabelKind.Wait),
        RepeatStepSyntax repeat => (repeat.Label?.Name, LabelKind.Repeat),
        _ => default,
    };
}
