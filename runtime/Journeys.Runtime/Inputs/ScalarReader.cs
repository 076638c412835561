using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Time;
using Journeys.Runtime.Values;
using NodaTime.Text;

namespace Journeys.Runtime.Inputs;

/// <summary>Reads built-in types from JSON and from text. A problem is the second half of a sentence that begins with the field.</summary>
internal static class ScalarReader
{
    public static (object? Value, string? Problem) Read(ScalarKind kind, JsonElement json, string currency)
    {
        switch (kind)
        {
            case ScalarKind.Boolean:
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? (json.GetBoolean(), null) : Wrong(json, "true or false");
            case ScalarKind.Integer:
                return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var integer) ? (integer, null) : Wrong(json, "a whole number");
            case ScalarKind.Decimal:
                return json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? (number, null) : Wrong(json, "a number");
            case ScalarKind.Money:
                return Money(json, currency);
            case ScalarKind.Percent:
                if (json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var fraction)) return (fraction, null);
                return json.ValueKind == JsonValueKind.String ? Parse(kind, json.GetString() ?? "") : Wrong(json, "a fraction such as 0.3, or \"30%\"");
            default:
                return json.ValueKind == JsonValueKind.String ? Parse(kind, json.GetString() ?? "") : Wrong(json, Expected(kind));
        }
    }

    /// <summary>Reads text; <see cref="ScalarKind.Money"/> is read by <see cref="AmountText"/>.</summary>
    public static (object? Value, string? Problem) Parse(ScalarKind kind, string text)
    {
        var wrong = ((object?)null, (string?)$"is \"{text}\"; {Expected(kind)} is expected");
        switch (kind)
        {
            case ScalarKind.Text:
                return (text, null);
            case ScalarKind.Integer:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? (integer, null) : wrong;
            case ScalarKind.Decimal or ScalarKind.Money:
                return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (number, null) : wrong;
            case ScalarKind.Percent:
                var percent = text.EndsWith('%');
                return decimal.TryParse(percent ? text[..^1].TrimEnd() : text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? (percent ? share / 100 : share, null) : wrong;
            case ScalarKind.Boolean:
                return text is "true" or "false" ? (text == "true", null) : wrong;
            case ScalarKind.Date:
                return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? (date, null) : wrong;
            case ScalarKind.Time:
                return LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true, Value: var minute } ? (minute, null)
                    : LocalTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var time } ? (time, null) : wrong;
            case ScalarKind.DateTime:
                return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var moment } ? (moment.ToInstant(), null) : wrong;
            case ScalarKind.Duration:
                return Duration(text) is { } span ? (span, null) : wrong;
            case ScalarKind.TimeZone:
                return Zones.Find(text) is not null ? (text, null) : wrong;
            case ScalarKind.Email:
                return IsEmail(text) ? (text, null) : wrong;
            case ScalarKind.Phone:
                return text.Length is >= 8 and <= 16 && text[0] == '+' && text[1] != '0' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? (text, null) : wrong;
            case ScalarKind.Url:
                return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? (text, null) : wrong;
            case ScalarKind.Country:
                return text.Length == 2 && text.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0 ? (text, null) : wrong;
            case ScalarKind.Language:
                return IsLanguage(text) ? (text, null) : wrong;
            default:
                return wrong;
        }
    }

    /// <summary>An amount as text: <c>20</c>, <c>20.50</c>, <c>20 EUR</c>.</summary>
    public static (object? Value, string? Problem) AmountText(string text, string currency)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && parts[1] != currency) return (null, OtherCurrency(parts[1], currency));
        return parts.Length is 1 or 2 ? Parse(ScalarKind.Money, parts[0]) : (null, $"is \"{text}\"; an amount such as 20.50 is expected");
    }

    public static (object? Value, string? Problem) Choice(string text, ImmutableArray<string> names) =>
        names.Contains(text) ? (text, null) : (null, $"is \"{text}\"; one of {string.Join(", ", names)} is expected");

    public static string Found(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => $"the text \"{json.GetString()}\"",
        JsonValueKind.Number => $"the number {json.GetRawText()}",
        JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "missing",
    };

    /// <summary>A number is in the project's currency; an object says which: <c>{ "amount": 20, "currency": "EUR" }</c>.</summary>
    private static (object? Value, string? Problem) Money(JsonElement json, string currency)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var amount)) return (amount, null);
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("amount", out var part) || part.ValueKind != JsonValueKind.Number || !part.TryGetDecimal(out amount))
            return Wrong(json, $"an amount in {currency}: a number, or {{ \"amount\": 20, \"currency\": \"{currency}\" }}");
        if (!json.TryGetProperty("currency", out var code) || code.ValueKind != JsonValueKind.String) return (null, $"is an amount without a currency; {currency} is expected");
        return code.GetString() is var given && given == currency ? (amount, null) : (null, OtherCurrency(given, currency));
    }

    private static string OtherCurrency(string? given, string currency) => $"is in {given}; this project's amounts are in {currency}, so convert it before sending";

    private static (object? Value, string? Problem) Wrong(JsonElement json, string expected) => (null, $"is {Found(json)}; {expected} is expected");

    private static string Expected(ScalarKind kind) => kind switch
    {
        ScalarKind.Integer => "a whole number",
        ScalarKind.Decimal or ScalarKind.Money => "a number",
        ScalarKind.Percent => "a fraction such as 0.3, or 30%",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Date => "a date such as 2026-12-01",
        ScalarKind.Time => "a time of day such as 09:00",
        ScalarKind.DateTime => "a point in time with its offset such as 2026-12-01T10:00:00Z",
        ScalarKind.Duration => "a length of time such as \"2 days\"",
        ScalarKind.TimeZone => "an IANA time zone such as Europe/Berlin",
        ScalarKind.Email => "an e-mail address",
        ScalarKind.Phone => "a phone number in E.164 form such as +4930123456",
        ScalarKind.Url => "an absolute http or https address",
        ScalarKind.Country => "a country of two capital letters (ISO 3166-1) such as DE",
        ScalarKind.Language => "a language tag (BCP 47) such as de or en-GB",
        _ => "text in quotes",
    };

    private static Span? Duration(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) return null;
        var name = parts[1].EndsWith('s') ? parts[1][..^1] : parts[1];
        foreach (var unit in Enum.GetValues<SpanUnit>())
            if (unit.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)) return new Span(amount, unit);
        return null;
    }

    /// <summary>What the gate to a mail server needs: one @ with something on both sides, no blanks or line breaks (RFC 5321 §4.1.2 bounds the length).</summary>
    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        if (at is < 1 or > 64 || at == text.Length - 1 || text.Length > 254) return false;
        foreach (var letter in text) if (char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or ',' or ';') return false;
        return text.IndexOf('@') == at;
    }

    private static bool IsLanguage(string text)
    {
        var parts = text.Split('-');
        if (parts[0].Length is < 2 or > 8 || !parts[0].All(char.IsAsciiLetter)) return false;
        return parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }
}
