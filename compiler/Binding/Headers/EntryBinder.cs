using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Binding.Headers;

/// <summary><c>enter once per cart.cartId at most 3 times per 30 days while running restart</c></summary>
internal static class EntryBinder
{
    public static BoundEntryPolicy Bind(JourneyScope journey, JourneySymbol symbol, JourneyDeclarationSyntax syntax, ExpressionScope visible)
    {
        var context = journey.Context;
        var headers = syntax.Headers.OfType<EnterHeaderSyntax>().ToImmutableArray();
        foreach (var extra in headers.Skip(1))
            context.Report(JourneyErrors.DuplicateHeader, BindingContext.Head(extra), ["enter"], new RelatedSpan(headers[0].Location, "The first is here."));
        if (headers.IsEmpty)
        {
            ReportMissing(context, symbol, syntax);
            return new BoundEntryPolicy(syntax, EntryRule.Once, null, null, null, null, WhileRunning.Ignore);
        }
        var header = headers[0];
        var (rule, again) = Rule(context, header.Rule);
        var key = Key(journey, header.Per, visible);
        var atMost = header.Frequency is { } frequency ? Moments.Count(context, frequency.Count) : null;
        var per = header.Frequency is { } rate ? Moments.FixedPeriod(context, rate.Period) : null;
        var running = Running(header.WhileRunning);
        // Where the rule itself is not understood the parser has spoken.
        if (running is null && rule != EntryRule.Once && header.Rule is not null)
            context.Report(JourneyErrors.NoWhileRunning, header.Location, [], fix: BindingContext.Insert(header.Tree.Text, header.Span.End, " while running ignore", "Ignore starts while a run is under way"));
        return new BoundEntryPolicy(header, rule, again, key, atMost, per, running ?? WhileRunning.Ignore);
    }

    private static void ReportMissing(BindingContext context, JourneySymbol symbol, JourneyDeclarationSyntax syntax)
    {
        if (syntax.Name is not { } name) return;
        var after = syntax.Headers.OfType<StartHeaderSyntax>().LastOrDefault()?.Span.End;
        var fix = after is { } end ? BindingContext.Insert(syntax.Tree.Text, end, "\n  enter once", "Let each person enter once") : null;
        context.Report(JourneyErrors.NoEnter, name.Location, [symbol.Name], fix: fix);
    }

    private static (EntryRule, Span?) Rule(BindingContext context, EnterRuleSyntax? syntax) => syntax switch
    {
        EnterEveryTimeSyntax => (EntryRule.EveryTime, null),
        EnterAgainSyntax again => (again.EndKeyword is not null ? EntryRule.AgainAfterEnd : EntryRule.AgainAfterStart, Moments.Span(context, again.Duration)),
        _ => (EntryRule.Once, null),
    };

    private static BoundExpression? Key(JourneyScope journey, PerClauseSyntax? per, ExpressionScope visible)
    {
        if (per is null) return null;
        var key = new ExpressionBinder(journey.Context, visible).Bind(per.Key, per);
        if (key.Type.IsError) return null;
        if (key is not BoundField { Field: var field } || !(key.Type.Scalar is { } kind && (kind == ScalarKind.Integer || ExpressionBinder.IsText(kind)) || key.Type.Type is NominalType { Symbol.Kind: DataKind.Object }))
        {
            journey.Context.Report(JourneyErrors.BadKey, key.Syntax, ExpressionBinder.AsWritten(key.Syntax), key.Type.Type.Phrase);
            return null;
        }
        journey.KeyName = field.Name;
        return key;
    }

    private static WhileRunning? Running(WhileRunningClauseSyntax? syntax) => syntax switch
    {
        { IgnoreKeyword: not null } => WhileRunning.Ignore,
        { RestartKeyword: not null } => WhileRunning.Restart,
        { ParallelKeyword: not null } => WhileRunning.InParallel,
        _ => null,
    };
}
