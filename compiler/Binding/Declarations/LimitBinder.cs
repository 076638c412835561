using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary><c>limit 5 per 7 days across email, sms, else skip</c>, of the project or of a channel (R18).</summary>
internal static class LimitBinder
{
    /// <summary>The limit; null (with findings) where it says nothing that could hold.</summary>
    /// <param name="own">The channel whose setting it is, which it always counts; null for the project's, which counts every channel unless it names some.</param>
    public static BoundLimit? Bind(BindingContext context, LimitSettingSyntax syntax, ChannelKind? own)
    {
        var count = Moments.Count(context, syntax.Rate?.Count);
        var per = Moments.FixedPeriod(context, syntax.Rate?.Period);
        var otherwise = Else(context, syntax.Policy);
        if (syntax.Rate is not { } rate || count is not { } number || per is not { } window || otherwise is null) return null;
        if (number == 0)
        {
            context.Report(TimeErrors.MeaninglessLimit, rate, ExpressionBinder.AsWritten(rate), "would let no message through", "Allow at least one, for example `1 per 7 days`.");
            return null;
        }
        if (window.Amount == 0)
        {
            context.Report(TimeErrors.MeaninglessLimit, rate, ExpressionBinder.AsWritten(rate), "has no window to count in", "Give the window a length, for example `5 per 7 days`.");
            return null;
        }
        return new BoundLimit(syntax, number, window, Across(syntax.Across, own), otherwise);
    }

    private static ImmutableArray<ChannelKind> Across(AcrossClauseSyntax? syntax, ChannelKind? own)
    {
        var named = (syntax?.Channels ?? []).Select(channel => ChannelKinds.Parse(channel.Text)).OfType<ChannelKind>();
        if (own is { } channel) return [.. named.Prepend(channel).Distinct().Order()];
        return syntax is null ? [.. Enum.GetValues<ChannelKind>()] : [.. named.Distinct().Order()];
    }

    private static LimitElse? Else(BindingContext context, LimitPolicySyntax? policy)
    {
        if (policy is LimitSkipSyntax) return new LimitElse.Skip();
        if (policy is not LimitWaitSyntax { AtMost: { } written } || Moments.FixedSpan(context, written) is not { } longest) return null;
        if (longest.Amount > 0) return new LimitElse.WaitAtMost(longest);
        context.Report(TimeErrors.MeaninglessLimit, written, ExpressionBinder.AsWritten(written), "leaves no time to wait", "Write `else skip`, or a length of time, for example `else wait at most 2 days`.");
        return null;
    }
}
