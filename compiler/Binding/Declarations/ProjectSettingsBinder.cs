using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary>The settings of <c>project</c>, and calendars and topics, which are as plain.</summary>
internal static class ProjectSettingsBinder
{
    /// <param name="declarations">Of all files: a project too many is checked as well, though its settings do not hold.</param>
    public static void Bind(BindingContext context, IEnumerable<DeclarationSyntax> declarations)
    {
        foreach (var project in declarations.OfType<ProjectDeclarationSyntax>())
            BindSettings(ReferenceEquals(project, context.Project.Declaration) ? context : context.ForExtraProject(), project);
        foreach (var calendar in context.Project.Calendars)
            if (calendar.Declaration is CalendarDeclarationSyntax syntax)
                calendar.Dates = [.. syntax.Dates.Select(date => Moments.Date(context, date)).OfType<NodaTime.LocalDate>()];
        foreach (var topic in context.Project.Topics)
            if (topic.Declaration is TopicDeclarationSyntax { Description: { } title })
                topic.Title = Plain(context, title) ?? topic.Name;
    }

    private static void BindSettings(BindingContext context, ProjectDeclarationSyntax declaration)
    {
        var seen = new HashSet<Type>();
        foreach (var setting in declaration.Settings)
        {
            if (!seen.Add(setting.GetType()) && setting is not LimitSettingSyntax) context.Report(JourneyErrors.DuplicateHeader, BindingContext.Head(setting), [FirstWord(setting)]);
            else BindSetting(context, setting);
        }
    }

    private static void BindSetting(BindingContext context, SettingSyntax setting)
    {
        switch (setting)
        {
            case TimezoneSettingSyntax { Zone: { } zone }:
                if (Plain(context, zone) is not { } id) return;
                if (KnownCodes.IsTimeZone(id)) context.Project.TimeZone = id;
                else KnownCodes.ReportTimeZone(context, zone, id);
                break;
            case CurrencySettingSyntax { Currency: { } currency }:
                context.Project.Currency = currency.Text;
                if (!KnownCodes.Currencies.Contains(currency.Text))
                    context.Report(NameErrors.UnknownCurrency, currency.Location, [currency.Text, Spelling.Closest(currency.Text, KnownCodes.Currencies) is { } near ? $"Did you mean `{near}`?" : "Currencies are three capital letters, for example EUR or USD."], fix: BindingContext.Replace(currency, Spelling.Closest(currency.Text, KnownCodes.Currencies)));
                break;
            case LocaleSettingSyntax { Locale: { } locale }:
                if (Plain(context, locale) is not { } tag) return;
                if (KnownCodes.IsLocale(tag)) context.Project.Locale = tag;
                else context.Report(NameErrors.UnknownLocale, locale, tag, "Locales are a language and a region, for example \"en-GB\" or \"de-AT\".");
                break;
            case LateEventsSettingSyntax late:
                if (Moments.Span(context, late.Duration) is { } span) context.Project.LateEvents = span;
                break;
            case LimitSettingSyntax limit:
                if (LimitBinder.Bind(context, limit, own: null) is { } bound) context.Project.Limits = context.Project.Limits.Add(bound);
                break;
            case HoldoutSettingSyntax:
                context.NotSupported(setting, "holdouts");
                break;
        }
    }

    /// <summary>A text without holes; null (and a finding) where it has some.</summary>
    public static string? Plain(BindingContext context, StringExpressionSyntax syntax)
    {
        var bound = new ExpressionBinder(context, ExpressionScope.Empty).Bind(syntax, syntax);
        if (bound is Bound.BoundLiteral { Value: string text }) return text;
        if (!bound.Type.IsError) context.Report(TypeErrors.WrongType, syntax, "This", "a plain text", ExpressionBinder.AsWritten(syntax), "a text that differs from person to person", "Write it without braces.");
        return null;
    }

    public static string FirstWord(SyntaxNode node) => node.DescendantTokens().FirstOrDefault().Green is { } green ? green.Text : "";
}
