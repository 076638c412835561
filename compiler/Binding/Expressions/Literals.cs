using System.Collections.Immutable;
using System.Globalization;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Compiler.Binding.Expressions;

// Numbers, amounts, dates, lists.
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindLiteral(LiteralSyntax literal, LanguageType? expected) => literal switch
    {
        NumberLiteralSyntax { Number: { } number } => BindNumber(literal, number),
        MoneyLiteralSyntax money => BindMoney(money),
        PercentLiteralSyntax { Percent: { } percent } => BindPercent(literal, percent),
        BooleanLiteralSyntax truth => new BoundLiteral(literal, ValueType.Boolean, truth.TrueKeyword is not null),
        DurationLiteralSyntax duration => Moments.Span(Context, duration) is { } span ? new BoundLiteral(literal, ValueType.Duration, span) : new BoundInvalid(literal),
        DateLiteralSyntax date => Moments.Date(Context, date.Date) is { } day ? new BoundLiteral(literal, ValueType.Date, day) : new BoundInvalid(literal),
        DateTimeLiteralSyntax moment => Moments.Date(Context, moment.Date) is { } day && Moments.Time(Context, moment.Time) is { } time
            ? new BoundLiteral(literal, ValueType.DateTime, day + time)
            : new BoundInvalid(literal),
        TimeLiteralSyntax time => Moments.Time(Context, time.Time) is { } clock ? new BoundLiteral(literal, ValueType.Time, clock) : new BoundInvalid(literal),
        StringExpressionSyntax text => BindText(text),
        RawStringExpressionSyntax raw => new BoundLiteral(literal, ValueType.Text, RawText.Of(raw)),
        ListExpressionSyntax list => BindList(list, expected),
        RecordExpressionSyntax record => BindRecord(record, expected),
        _ => new BoundInvalid(literal),
    };

    private BoundExpression BindNumber(SyntaxNode syntax, SyntaxToken token)
    {
        if (token.Kind == SyntaxKind.IntegerToken)
            return long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
                ? new BoundLiteral(syntax, ValueType.Integer, whole)
                : Invalid(TypeErrors.NumberTooLarge, syntax, token.Text, long.MaxValue);
        return Number(syntax, token.Text) is { } number ? new BoundLiteral(syntax, ValueType.Decimal, number) : new BoundInvalid(syntax);
    }

    private decimal? Number(SyntaxNode syntax, string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        Context.Report(TypeErrors.NumberTooLarge, syntax, text, "28 digits");
        return null;
    }

    private BoundExpression BindMoney(MoneyLiteralSyntax money)
    {
        if (money.Amount is not { } amount || money.Currency is not { } currency || Number(money, amount.Text) is not { } number) return new BoundInvalid(money);
        return currency.Text == Project.Currency
            ? new BoundLiteral(money, ValueType.Money, number)
            : Invalid(TypeErrors.ForeignCurrency, money, AsWritten(money), Project.Currency);
    }

    private BoundExpression BindPercent(SyntaxNode syntax, SyntaxToken token) =>
        Number(syntax, token.Text.TrimEnd('%')) is { } number ? new BoundLiteral(syntax, ValueType.Percent, number / 100) : new BoundInvalid(syntax);

    private BoundExpression BindList(ListExpressionSyntax syntax, LanguageType? expected)
    {
        var wanted = (expected as ListType)?.Element.Type;
        var items = ImmutableArray.CreateBuilder<BoundExpression>();
        LanguageType? element = null;
        foreach (var item in syntax.Elements)
        {
            var bound = Bind(item, syntax, wanted ?? element);
            if (bound.Type.IsError) return new BoundInvalid(syntax);
            if (bound is BoundElapsed) return Invalid(TypeErrors.UnknownValueOfLength, bound.Syntax, AsWritten(bound.Syntax));
            items.Add(bound);
            element = element is null ? bound.Type.Type : Common(element, bound.Type.Type);
            if (element is not null) continue;
            var first = items[0];
            return Invalid(TypeErrors.Incomparable, bound.Syntax, AsWritten(first.Syntax), first.Type.Type.Phrase, AsWritten(bound.Syntax), bound.Type.Type.Phrase, "All values of a list have one type.");
        }
        element = element is null or NullType ? wanted ?? element ?? new NullType() : element;
        var type = new ListType(new ValueType(element, false));
        var converted = items.Select(item => TryConvert(item, element) ?? item).ToImmutableArray();
        return new BoundList(syntax, new ValueType(type, false), converted);
    }

    // The type that both become, or null.
    private static LanguageType? Common(LanguageType left, LanguageType right)
    {
        if (left == right || right is NullType or ErrorType) return left;
        if (left is NullType or ErrorType) return right;
        return (left, right) switch
        {
            (ScalarType { Kind: var a }, ScalarType { Kind: var b }) when IsNumber(a) && IsNumber(b) =>
                new ScalarType(a == ScalarKind.Money || b == ScalarKind.Money ? ScalarKind.Money : ScalarKind.Decimal),
            (ScalarType { Kind: var a }, ScalarType { Kind: var b }) when IsText(a) && IsText(b) => new ScalarType(ScalarKind.Text),
            (ScalarType { Kind: ScalarKind.Date or ScalarKind.DateTime }, ScalarType { Kind: ScalarKind.Date or ScalarKind.DateTime }) => new ScalarType(ScalarKind.DateTime),
            (ChoiceType a, ChoiceType b) => new ChoiceType([.. a.Names.Union(b.Names)]),
            (ListType a, ListType b) => Common(a.Element.Type, b.Element.Type) is { } element ? new ListType(new ValueType(element, a.Element.Optional || b.Element.Optional)) : null,
            _ => null,
        };
    }
}

/// <summary>Dates, times and lengths of time as written.</summary>
internal static class Moments
{
    public static LocalDate? Date(BindingContext context, SyntaxToken? token)
    {
        if (token is not { } date) return null;
        if (DateOnly.TryParseExact(date.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return LocalDate.FromDateOnly(day);
        context.Report(TypeErrors.BadDate, date, date.Text);
        return null;
    }

    public static LocalTime? Time(BindingContext context, SyntaxToken? token)
    {
        if (token is not { } time) return null;
        if (TimeOnly.TryParseExact(time.Text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) return LocalTime.FromTimeOnly(clock);
        context.Report(TypeErrors.BadDate, time, time.Text);
        return null;
    }

    /// <summary>A length of time, at most 100,000 of its unit: beyond that calendars end.</summary>
    public static Span? Span(BindingContext context, DurationLiteralSyntax? duration)
    {
        if (duration is not { Count: { } count, Unit: { } unit }) return null;
        if (Unit(unit.Text) is not { } kind) return null;
        if (long.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= Longest(kind)) return new Span(amount, kind);
        context.Report(TypeErrors.NumberTooLarge, duration, ExpressionBinder.AsWritten(duration), $"{Longest(kind)} {unit.Text}");
        return null;
    }

    /// <summary>A whole number of a header or step, or null where absent or too large.</summary>
    public static int? Count(BindingContext context, SyntaxToken? token)
    {
        if (token is not { } number) return null;
        if (int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1_000_000) return count;
        context.Report(TypeErrors.NumberTooLarge, number, number.Text, 1_000_000);
        return null;
    }

    /// <summary>A period of a rate: <c>7 days</c>, <c>month</c>; refused where it has no fixed length (R18).</summary>
    public static Span? FixedPeriod(BindingContext context, PeriodSyntax? period)
    {
        if (period is not { Unit: { } unit } || Unit(unit.Text) is not { } kind) return null;
        var amount = period.Count is null ? 1 : Count(context, period.Count);
        if (amount is not { } count) return null;
        if (!HasFixedLength(kind)) context.Report(TimeErrors.NoFixedLength, period, ExpressionBinder.AsWritten(period));
        else if (count > Longest(kind)) context.Report(TypeErrors.NumberTooLarge, period, ExpressionBinder.AsWritten(period), $"{Longest(kind)} {unit.Text}");
        else return new Span(count, kind);
        return null;
    }

    /// <summary>A length of time as limits reckon it, a day being 24 hours; refused where it has no fixed length (R18).</summary>
    public static Span? FixedSpan(BindingContext context, DurationLiteralSyntax duration)
    {
        if (Span(context, duration) is not { } span) return null;
        if (HasFixedLength(span.Unit)) return span;
        context.Report(TimeErrors.NoFixedLength, duration, ExpressionBinder.AsWritten(duration));
        return null;
    }

    private static bool HasFixedLength(SpanUnit unit) => unit is SpanUnit.Second or SpanUnit.Minute or SpanUnit.Hour or SpanUnit.Day or SpanUnit.Week;

    public static SpanUnit? Unit(string word) => word.TrimEnd('s') switch
    {
        "second" => SpanUnit.Second,
        "minute" => SpanUnit.Minute,
        "hour" => SpanUnit.Hour,
        "day" => SpanUnit.Day,
        "week" => SpanUnit.Week,
        "weekday" => SpanUnit.Weekday,
        "month" => SpanUnit.Month,
        "quarter" => SpanUnit.Quarter,
        "year" => SpanUnit.Year,
        _ => null,
    };

    private static long Longest(SpanUnit unit) => unit switch
    {
        SpanUnit.Second => 3_000_000_000,
        SpanUnit.Minute => 50_000_000,
        SpanUnit.Hour => 876_000,
        SpanUnit.Year => 100,
        SpanUnit.Quarter => 400,
        SpanUnit.Month => 1_200,
        SpanUnit.Week => 5_200,
        _ => 36_500,
    };
}

/// <summary>The text between <c>"""</c> lines: without the first and last line, its common indentation taken off.</summary>
internal static class RawText
{
    public static string Of(RawStringExpressionSyntax raw)
    {
        if (raw.Raw is not { } token) return "";
        var lines = token.Text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length < 2) return "";
        var inner = lines[1..^1];
        var indent = inner.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', inner.Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()));
    }
}
