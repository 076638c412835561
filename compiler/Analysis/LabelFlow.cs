using System.Collections.Immutable;
using Journeys.Compiler.Binding;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;

namespace Journeys.Compiler.Analysis;

/// <summary>Labels that are read before they can have been visited (R27), and skips that do not go down.</summary>
internal static class LabelFlow
{
    public static void Check(BindingContext context, JourneyScope journey)
    {
        foreach (var (label, at, position) in journey.LabelUses)
            if (journey.Positions.TryGetValue(label, out var target) && !CanPrecede(target, position))
                context.Report(AnalysisWarnings.NotYetVisited, at, label.Name);
        foreach (var (label, at, position) in journey.Skips)
            if (journey.Positions.TryGetValue(label, out var target) && !(target.Order > position.Order && IsAround(target.Branches, position.Branches)))
                context.Report(JourneyErrors.SkipNotDown, at, label.Name);
    }

    // Whether the target may have been visited when a person is at the position.
    private static bool CanPrecede(StepPosition target, StepPosition position)
    {
        var common = 0;
        while (common < target.Branches.Length && common < position.Branches.Length && target.Branches[common] == position.Branches[common]) common++;
        if (position.Branches.Take(common).Any(branch => branch.Loops)) return true;
        if (target.Order >= position.Order) return false;
        // In another branch of the same step: only one of them is taken.
        return !(common < target.Branches.Length && common < position.Branches.Length && ReferenceEquals(target.Branches[common].Owner, position.Branches[common].Owner))
            || target.Branches[common].Loops;
    }

    private static bool IsAround(ImmutableArray<StepBranch> outer, ImmutableArray<StepBranch> inner) =>
        outer.Length <= inner.Length && outer.SequenceEqual(inner.Take(outer.Length));
}
