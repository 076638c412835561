using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Compiler.Binding.Steps;

/// <summary>What follows <c>wait until</c>.</summary>
internal static class MomentBinder
{
    public static BoundWaitLimit? Bind(WaitUntilStepSyntax step, StepContext context) => step.Moment switch
    {
        ClockMomentSyntax clock => BindClock(clock, context),
        BestTimeMomentSyntax best => NotYet(context, best),
        RelativeMomentSyntax { Time: { } time } relative => BindRelative(step, relative, time, context),
        DateMomentSyntax { Date: { } date } moment => BindFixed(step, moment, date, context),
        PathMomentSyntax { Date: { } date } moment => BindPath(step, moment, date, context),
        _ => null,
    };

    private static BoundWaitLimit? NotYet(StepContext context, BestTimeMomentSyntax best)
    {
        context.Context.NotSupported(best, "`best time`", "Wait until a time of day instead, for example `wait until 10:00`.");
        return null;
    }

    private static BoundWaitLimit.Clock? BindClock(ClockMomentSyntax clock, StepContext context)
    {
        if (Moments.Time(context.Context, clock.From) is not { } from) return null;
        LocalTime? to = null;
        if (clock.BetweenKeyword is not null)
        {
            to = Moments.Time(context.Context, clock.To);
            if (to is null) return null;
            if (to == from)
            {
                context.Context.Report(TimeErrors.EmptyHours, clock, clock.From?.Text);
                return null;
            }
        }
        var zone = clock.Zone is { } named ? context.Expressions.BindAs(named.Zone, named, ValueType.Of(ScalarKind.TimeZone, true), "The zone") : null;
        return zone is BoundInvalid || !DayBinder.TryBind(context.Context, clock.OnDays, out var days) ? null : new BoundWaitLimit.Clock(from, to, days, zone);
    }

    private static BoundWaitLimit? BindRelative(WaitUntilStepSyntax step, RelativeMomentSyntax syntax, RelativeTimeSyntax time, StepContext context)
    {
        var offset = Moments.Span(context.Context, time.Duration);
        var at = time.At is { } clause ? Moments.Time(context.Context, clause.Time) : null;
        if (offset is not { } span || (time.At is not null && at is null)) return null;
        var before = time.BeforeKeyword is not null;
        if (time.StartKeyword is not null)
        {
            var policies = Policies(step, syntax.Policies, context, mayBeMissing: null, mayBePast: before || !IsFirstRest(step, span));
            return new BoundWaitLimit.Moment(null, span, before, at, policies.Past, policies.Missing);
        }
        return Anchor(time.Anchor, time, context) is { } anchor ? WithAnchor(step, syntax.Policies, context, anchor, span, before, at) : null;
    }

    private static BoundWaitLimit? BindFixed(WaitUntilStepSyntax step, DateMomentSyntax syntax, ExpressionSyntax date, StepContext context) =>
        context.Expressions.Bind(date, syntax) is { Type.IsError: false } anchor ? WithAnchor(step, syntax.Policies, context, anchor, null, false, null) : null;

    private static BoundWaitLimit? BindPath(WaitUntilStepSyntax step, PathMomentSyntax syntax, ExpressionSyntax date, StepContext context)
    {
        var at = syntax.At is { } clause ? Moments.Time(context.Context, clause.Time) : null;
        if (syntax.At is not null && at is null) return null;
        return Anchor(date, syntax, context) is { } anchor ? WithAnchor(step, syntax.Policies, context, anchor, null, false, at) : null;
    }

    private static BoundExpression? Anchor(ExpressionSyntax? syntax, SyntaxNode parent, StepContext context)
    {
        var anchor = context.Expressions.Bind(syntax, parent);
        if (anchor.Type.IsError) return null;
        if (anchor.Type.Scalar is ScalarKind.Date or ScalarKind.DateTime) return anchor;
        context.Context.Report(TimeErrors.NotAMoment, anchor.Syntax, ExpressionBinder.AsWritten(anchor.Syntax), anchor.Type.Type.Phrase);
        return null;
    }

    private static BoundWaitLimit.Moment WithAnchor(WaitUntilStepSyntax step, ImmutableArray<MomentPolicySyntax> syntax, StepContext context, BoundExpression anchor, Span? offset, bool before, LocalTime? at)
    {
        var policies = Policies(step, syntax, context, anchor.Type.Optional ? anchor : null, mayBePast: true);
        return new BoundWaitLimit.Moment(anchor, offset, before, at, policies.Past, policies.Missing);
    }

    // R13: what can happen must be written.
    private static (BoundAbsent? Past, BoundAbsent? Missing) Policies(WaitUntilStepSyntax step, ImmutableArray<MomentPolicySyntax> syntax, StepContext context, BoundExpression? mayBeMissing, bool mayBePast)
    {
        BoundAbsent? past = null, missing = null;
        foreach (var policy in syntax)
        {
            var isPast = policy.PastKeyword is not null;
            if ((isPast ? past : missing) is not null)
            {
                context.Context.Report(JourneyErrors.DuplicateHeader, policy, isPast ? "if past" : "if missing");
                continue;
            }
            var absent = Absent(policy, context);
            if (isPast) past = absent;
            else missing = absent;
            if (!isPast && mayBeMissing is null) context.Context.Report(TimeErrors.UnnecessaryPolicy, policy, "missing");
        }
        var wrotePast = syntax.Any(policy => policy.PastKeyword is not null);
        var wroteMissing = syntax.Any(policy => policy.MissingKeyword is not null);
        var end = step.Moment?.Span.End ?? step.Span.End;
        if (mayBePast && !wrotePast && step.Moment is { } moment)
            context.Context.Report(TimeErrors.IfPastNeeded, moment.Location, [], fix: BindingContext.Insert(step.Tree.Text, end, ", if past continue", "Go on at once when it is past"));
        if (mayBeMissing is { } optional && !wroteMissing)
            context.Context.Report(TimeErrors.IfMissingNeeded, optional.Syntax.Location, [ExpressionBinder.AsWritten(optional.Syntax)], fix: BindingContext.Insert(step.Tree.Text, end, ", if missing continue", "Go on at once when it is missing"));
        return (past, missing);
    }

    private static BoundAbsent? Absent(MomentPolicySyntax policy, StepContext context)
    {
        if (policy.ContinueKeyword is not null) return new BoundAbsent.Continue();
        if (policy.ExitKeyword is not null) return new BoundAbsent.Exit();
        if (policy.SkipTo is not { } name) return null;
        if (context.Journey.Label(name.Text) is not { } label)
        {
            var labels = context.Journey.Labels.Select(known => known.Name).ToImmutableArray();
            context.Context.Report(JourneyErrors.UnknownLabel, name.Location, [name.Text, Spelling.Help(name.Text, labels, "Give the step further down a label with `as`.")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, labels)));
            return null;
        }
        context.Context.Refer(name, label);
        context.Journey.Skips.Add((label, name, context.Position));
        return new BoundAbsent.SkipTo(label);
    }

    // `24 hours after start` cannot be past where nothing has rested before for that long.
    private static bool IsFirstRest(WaitUntilStepSyntax step, Span offset)
    {
        if (step.Parent is not JourneyDeclarationSyntax journey) return false;
        var longest = Duration.Zero;
        foreach (var earlier in journey.Steps.TakeWhile(other => other.Span.Start < step.Span.Start))
        {
            if (earlier is SetStepSyntax or AddToListStepSyntax or RemoveFromListStepSyntax or LetStepSyntax or SendStepSyntax) continue;
            if (earlier is not WaitStepSyntax { Duration: { Count: { } count, Unit: { } unit } } || Moments.Unit(unit.Text) is not { } kind || !long.TryParse(count.Text, out var amount) || amount > 10_000) return false;
            longest += SpanLengths.Longest(new Span(amount, kind));
        }
        return longest < SpanLengths.Shortest(offset);
    }
}

/// <summary><c>on weekdays except Holidays</c></summary>
internal static class DayBinder
{
    public static bool TryBind(BindingContext context, OnDaysClauseSyntax? syntax, out DayRule? rule)
    {
        rule = null;
        if (syntax is null) return true;
        var days = ImmutableArray.CreateBuilder<IsoDayOfWeek>();
        var calendars = ImmutableArray.CreateBuilder<string>();
        if (syntax.WeekdaysKeyword is not null) days.AddRange(IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);
        if (syntax.WeekendsKeyword is not null) days.AddRange(IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday);
        var valid = true;
        foreach (var name in syntax.Days)
        {
            if (Enum.TryParse<IsoDayOfWeek>(name.Text, out var day) && day != IsoDayOfWeek.None) days.Add(day);
            else if (context.Project.Find(name.Text) is CalendarSymbol calendar)
            {
                context.Refer(name, calendar);
                calendars.Add(calendar.Name);
            }
            else
            {
                var names = Enum.GetNames<IsoDayOfWeek>().Skip(1).Concat(context.Project.Calendars.Select(known => known.Name)).ToImmutableArray();
                context.Report(TimeErrors.UnknownDay, name.Location, [name.Text, Spelling.Help(name.Text, names, "")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, names)));
                valid = false;
            }
        }
        ImmutableArray<string> except = [];
        if (syntax.Except is { } clause)
        {
            if (context.Resolve<CalendarSymbol>(clause.Calendar, "a calendar") is { } calendar) except = [calendar.Name];
            else valid = false;
        }
        if (valid) rule = new DayRule([.. days.Distinct()], calendars.ToImmutable(), except);
        return valid;
    }
}
