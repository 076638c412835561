using System.Collections.Immutable;
using System.Globalization;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime;

/// <summary>Turns values into text for messages, in the project's locale, currency and the contact's zone.</summary>
/// <param name="Locale">The project's locale.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Zone">Zone in which points in time are shown.</param>
public sealed record Formatting(CultureInfo Locale, string Currency, DateTimeZone Zone)
{
    /// <summary>A value as a person reads it: <c>{x}</c> in a message without a filter. Null gives the empty text; the compiler asks for a fallback first.</summary>
    public string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        long number => number.ToString(Locale),
        decimal number => number.ToString("0.############", Locale),
        LocalDate date => date.ToString("D", Locale),
        LocalTime time => time.ToString("t", Locale),
        Instant instant => instant.InZone(Zone).LocalDateTime.ToString("f", Locale),
        Span span => span.ToString(),
        ImmutableArray<object?> list => string.Join(", ", list.Select(Text)),
        Record record => record.Type.Name,
        _ => throw new InvalidOperationException($"No text form for {value.GetType().Name}."),
    };

    /// <summary><c>{{ x | money }}</c>: with the currency's symbol, as the locale writes it.</summary>
    public string Money(decimal? amount)
    {
        if (amount is not { } value) return "";
        var format = (NumberFormatInfo)Locale.NumberFormat.Clone();
        format.CurrencySymbol = CurrencySymbols.Of(Currency);
        return value.ToString("C", format);
    }

    /// <summary><c>{{ x | date }}</c>: the day alone, long; empty when missing.</summary>
    public string Date(object? value) => value switch
    {
        LocalDate date => date.ToString("D", Locale),
        Instant instant => instant.InZone(Zone).Date.ToString("D", Locale),
        _ => Text(value),
    };

    /// <summary><c>{{ x | time }}</c>: the time of day alone; empty when missing.</summary>
    public string Time(object? value) => value switch
    {
        Instant instant => instant.InZone(Zone).TimeOfDay.ToString("t", Locale),
        _ => Text(value),
    };

    /// <summary><c>{{ x | percent }}</c>: 0.3 is 30%.</summary>
    public string Percent(decimal? fraction) => fraction is { } value ? (value * 100).ToString("0.##", Locale) + "%" : "";
}

/// <summary>Symbols of common currencies, for the framework ties them to regions rather than to ISO codes.</summary>
internal static class CurrencySymbols
{
    public static string Of(string code) => code switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" or "CNY" => "¥",
        "INR" => "₹",
        "KRW" => "₩",
        "TRY" => "₺",
        "UAH" => "₴",
        "PLN" => "zł",
        "CHF" => "CHF",
        _ => code,
    };
}
