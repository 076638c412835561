using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Journeys.Runtime.Values;
using Microsoft.CodeAnalysis.CSharp;
using NodaTime;

namespace Journeys.Compiler.Emit;

/// <summary>
/// Builds C# text. Everything a user wrote comes in through <see cref="Literal(string)"/> or as a number, so that no project can inject code.
/// </summary>
internal static class CSharp
{
    /// <summary>A text, escaped by Roslyn; it never spans lines.</summary>
    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(long number) => number == long.MinValue ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + "L";

    public static string Literal(decimal number) => number < 0
        ? $"({number.ToString(CultureInfo.InvariantCulture)}m)"
        : number.ToString(CultureInfo.InvariantCulture) + "m";

    public static string Literal(bool truth) => truth ? "true" : "false";

    public static string Literal(LocalDate date) => Invariant($"new LocalDate({date.Year}, {date.Month}, {date.Day})");

    public static string Literal(LocalTime time) => Invariant($"new LocalTime({time.Hour}, {time.Minute}, {time.Second})");

    public static string Literal(LocalDateTime time) =>
        Invariant($"new LocalDateTime({time.Year}, {time.Month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second})");

    public static string Literal(Span span) => Invariant($"new Span({span.Amount}, SpanUnit.{span.Unit})");

    public static string Literal(Span? span) => span is { } value ? Literal(value) : "null";

    public static string Literal(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";

    /// <summary>An enumeration's member, with the type's name.</summary>
    public static string Enum<T>(T value) where T : struct, System.Enum => $"{typeof(T).Name}.{value}";

    /// <summary>A collection expression; one line where it is short, else one item a line.</summary>
    public static string List(IEnumerable<string> items) => Group("[", items, "]");

    /// <summary>A constructor or method call.</summary>
    public static string Call(string function, params IEnumerable<string> arguments) => Group(function + "(", arguments, ")");

    /// <summary>An object initialiser's members.</summary>
    public static string Object(string type, IEnumerable<(string Member, string Value)> members) =>
        $"new {type}\n{{\n" + Indent(string.Concat(members.Select(member => $"{member.Member} = {member.Value},\n"))) + "}";

    /// <summary>Every line four columns to the right; directives stay at the margin.</summary>
    public static string Indent(string text)
    {
        var result = new StringBuilder(text.Length + 64);
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            if (text[start] is not ('#' or '\n')) result.Append("    ");
            result.Append(text, start, end - start);
            start = end;
        }
        return result.ToString();
    }

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Group(string open, IEnumerable<string> items, string close)
    {
        ImmutableArray<string> all = [.. items];
        if (all.Sum(item => item.Length + 2) < 120 && !all.Any(item => item.Contains('\n', StringComparison.Ordinal)))
            return open + string.Join(", ", all) + close;
        return open + "\n" + Indent(string.Join(",\n", all)) + close;
    }
}
