using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Compiler.Binding.Expressions;

// did, no, and what both share with the history functions: happenings and windows.
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindDid(DidExpressionSyntax syntax)
    {
        var happening = BindHappening(syntax.Happening, syntax);
        if (!syntax.FollowedBy.IsEmpty)
        {
            Context.NotSupported(syntax, "`followed by`");
            return new BoundInvalid(syntax);
        }
        var window = BindWindow(syntax.Window);
        return happening is null || window is null ? new BoundInvalid(syntax) : new BoundDid(syntax, happening, window, No: false, OrSinceCreated: false);
    }

    private BoundExpression BindNo(NoExpressionSyntax syntax)
    {
        var happening = BindHappening(syntax.Happening, syntax);
        var window = BindWindow(syntax.Window);
        return happening is null || window is null ? new BoundInvalid(syntax) : new BoundDid(syntax, happening, window, No: true, syntax.OrSinceCreated is not null);
    }

    private BoundHappening? BindHappening(HappeningSyntax? syntax, SyntaxNode parent) =>
        syntax?.Event is { } reference && reference.Owner is { } owner
            ? BindHappening(parent, owner, reference.Member, syntax.Alias, syntax.Where)
            : null;

    /// <summary>An event, or a message's history, as history knows it.</summary>
    private BoundHappening? BindHappening(SyntaxNode syntax, SyntaxToken owner, SyntaxToken? member, AsClauseSyntax? alias, WhereClauseSyntax? where)
    {
        if (ResolveHappening(owner, member) is not ({ } key, { } data)) return null;
        var variable = new RangeVariableSymbol(alias?.Name?.Text ?? "", new ValueType(new NominalType(data), false), alias);
        BoundExpression? condition = null;
        if (where is not null)
        {
            condition = Within(Scope.InHistory(variable, data, alias?.Name?.Text)).BindCondition(where.Condition, where);
            if (condition.Type.IsError) return null;
        }
        return new BoundHappening(syntax, key, data, variable, condition);
    }

    private (string? Key, DataSymbol? Data) ResolveHappening(SyntaxToken owner, SyntaxToken? member)
    {
        if (Project.Find(owner.Text) is MessageSymbol message)
        {
            Context.Refer(owner, message);
            if (member is not { } word)
            {
                Context.Report(NameErrors.WrongKind, owner, message.Name, "a message", "something that happened", $"Say what happened to it, for example `{message.Name}.sent` or `{message.Name}.clicked`.");
                return default;
            }
            return MessageStates.Bind(Context, word) is { } state ? ($"{message.Name}.{word.Text}", BuiltIns.OfMessage(Project, state)) : default;
        }
        if (member is { } field && char.IsLower(owner.Text[0]))
        {
            Context.Report(NameErrors.WrongKind, owner, owner.Text, "not a declared name", "an event or a message", $"For a message of this run write `{owner.Text}.{field.Text}` alone; for its whole history name the message.");
            return default;
        }
        if (ResolveEvent(owner) is not { } data) return default;
        if (member is { } extra)
        {
            Context.Report(NameErrors.WrongKind, extra, $"{owner.Text}.{extra.Text}", "part of an event", "an event", $"Only messages have a history of their own; write `{owner.Text}`.");
            return default;
        }
        return (data.Name, data);
    }

    private DataSymbol? ResolveEvent(SyntaxToken name)
    {
        switch (Project.Find(name.Text))
        {
            case DataSymbol { IsEvent: true } data:
                Context.Refer(name, data);
                return data;
            case { } other:
                Context.Report(NameErrors.WrongKind, name, name.Text, BindingContext.Article(other.KindName), "an event", Binding.Names.Help(Project, name.Text, IsEvent));
                return null;
            default:
                Context.ReportUnknown(name, "event", IsEvent);
                return null;
        }
    }

    private static bool IsEvent(Symbol symbol) => symbol is DataSymbol { IsEvent: true };

    /// <summary>The window; ever where none is written. Null where an error was reported.</summary>
    private BoundWindow? BindWindow(WindowSyntax? syntax)
    {
        switch (syntax)
        {
            case null:
                return new BoundWindow.Always();
            case LastWindowSyntax last:
                return Moments.Span(Context, last.Duration) is { } length ? new BoundWindow.InLast(length) : null;
            case AgoWindowSyntax ago:
                return BindAgo(ago);
            case ThisWindowSyntax { Period: { } period }:
                return Moments.Unit(period.Text) is { } unit ? new BoundWindow.This(unit) : null;
            case SinceWindowSyntax since:
                return BindSince(since);
            default:
                return null;
        }
    }

    private BoundWindow? BindAgo(AgoWindowSyntax ago)
    {
        if (Moments.Span(Context, ago.From) is not { } from || Moments.Span(Context, ago.To) is not { } to) return null;
        if (SpanLengths.Longest(from) > SpanLengths.Shortest(to)) return new BoundWindow.Ago(from, to);
        Context.Report(TimeErrors.WindowReversed, ago, from, to);
        return null;
    }

    private BoundWindow? BindSince(SinceWindowSyntax since)
    {
        if (since.StartKeyword is not null)
        {
            if (Scope.Run is not null) return new BoundWindow.SinceStart();
            Context.Report(JourneyErrors.NotInJourney, since, "since start", "Give a length of time, for example `in last 30 days`.");
            return null;
        }
        switch (since.Moment)
        {
            case NameExpressionSyntax { Name: { } name }:
                if (Scope.Run is null)
                {
                    Context.Report(JourneyErrors.NotInJourney, since, $"since {name.Text}", "Give a length of time, for example `in last 30 days`.");
                    return null;
                }
                if (Scope.Run.Label(name.Text) is not { } label)
                {
                    var labels = Scope.Run.Labels.Select(known => known.Name).ToImmutableArray();
                    Context.Report(JourneyErrors.UnknownLabel, name.Location, [name.Text, Spelling.Help(name.Text, labels, "Give the step a label with `as`.")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, labels)));
                    return null;
                }
                Context.Refer(name, label);
                Scope.Run.Uses(label, since);
                return new BoundWindow.SincePlace(label);
            case { } moment:
                return Bind(moment, since) switch
                {
                    BoundLiteral { Value: LocalDate date } => new BoundWindow.SinceDate(date.AtMidnight()),
                    BoundLiteral { Value: LocalDateTime time } => new BoundWindow.SinceDate(time),
                    BoundInvalid => null,
                    var other => Report(other),
                };
            default:
                return null;
        }

        BoundWindow? Report(BoundExpression other)
        {
            Context.Report(TypeErrors.WrongType, other.Syntax, "What stands after `since`", "a date as written", AsWritten(other.Syntax), other.Type.Type.Phrase, "Write `since 2026-01-01`, `since start` or `since` and the label of a step.");
            return null;
        }
    }
}

/// <summary>How long spans may last, for comparing spans of different units.</summary>
internal static class SpanLengths
{
    public static Duration Longest(Span span) => Of(span, 31, 92, 366);
    public static Duration Shortest(Span span) => Of(span, 28, 90, 365);

    private static Duration Of(Span span, int month, int quarter, int year) => span.Unit switch
    {
        SpanUnit.Weekday => Duration.FromDays(span.Amount * 7.0 / 5 + 2),
        SpanUnit.Month => Duration.FromDays(span.Amount * month),
        SpanUnit.Quarter => Duration.FromDays(span.Amount * quarter),
        SpanUnit.Year => Duration.FromDays(span.Amount * year),
        _ => span.Elapsed,
    };
}
