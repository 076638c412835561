using Journeys.Compiler.Binding;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;

namespace Journeys.Compiler.Analysis;

/// <summary>Steps that nobody gets to.</summary>
internal static class Reachability
{
    /// <summary>Reports the first step of each stretch that is never reached.</summary>
    public static void Check(BindingContext context, BoundBlock block) => _ = Walk(context, block);

    // What keeps everybody from going on after the block, in words; null where somebody goes on.
    private static string? Walk(BindingContext context, BoundBlock block)
    {
        string? stopped = null;
        foreach (var step in block.Steps)
        {
            if (stopped is not null && !IsSkipTarget(context, step))
            {
                context.Report(AnalysisWarnings.Unreachable, BindingContext.Head(step.Syntax), [stopped]);
                return stopped;
            }
            stopped = Stops(context, step);
        }
        return stopped;
    }

    private static string? Stops(BindingContext context, BoundStep step)
    {
        switch (step)
        {
            case BoundFinish:
                return "`finish` before it ends the run";
            case BoundExit:
                return "`exit` before it ends the run";
            case BoundLeave:
                return "`leave` before it goes on elsewhere";
            case BoundChoose choose:
                var ends = choose.Cases.Select(one => Walk(context, one.Body)).ToList();
                ends.Add(choose.Otherwise is { } otherwise ? Walk(context, otherwise) : null);
                return ends.TrueForAll(end => end is not null) ? "every branch before it ends the run or goes on elsewhere" : null;
            case BoundUntil until:
                // The trigger may fire before the block has ended the run.
                Walk(context, until.Body);
                return null;
            case BoundRepeat repeat:
                return Walk(context, repeat.Body) is { } end && !Leaves(repeat.Body, repeat.Place) ? end : null;
            case BoundWait wait:
                return StopsWait(context, wait);
            default:
                return null;
        }
    }

    private static string? StopsWait(BindingContext context, BoundWait wait)
    {
        var left = wait.Blocks.Any(inner => Leaves(inner, wait.Place));
        var arms = wait.Arms.Select(arm => (arm.RestartsAtMost, End: Walk(context, arm.Body))).ToList();
        var otherwise = wait.Otherwise is { } block ? Walk(context, block) : null;
        if (left) return null;
        var endless = wait.Limit is BoundWaitLimit.None;
        if (endless && arms.TrueForAll(arm => arm.RestartsAtMost is not null)) return "the wait before it has no limit and nothing that ends it";
        var goesOn = arms.Exists(arm => arm.RestartsAtMost is null && arm.End is null) || (!endless && otherwise is null);
        return goesOn ? null : "every way out of the wait before it ends the run";
    }

    private static bool Leaves(BoundBlock block, string place) =>
        block.Steps.Any(step => step is BoundLeave leave ? leave.Target == place : step.Blocks.Any(inner => Leaves(inner, place)));

    // `if past skip to LABEL` may lead over what ends the run.
    private static bool IsSkipTarget(BindingContext context, BoundStep step) => !step.Place.Contains('#') && context.References.Any(reference =>
        reference.Symbol is Symbols.LabelSymbol label && label.Place == step.Place && ReferenceEquals(label.Declaration, step.Syntax)
        && reference.At.Source == step.Syntax.Tree.Text && IsSkip(step, reference.At.Span.Start));

    private static bool IsSkip(BoundStep step, int position) =>
        step.Syntax.Tree.RootNode.FindToken(position).Parent is Syntax.MomentPolicySyntax;
}
