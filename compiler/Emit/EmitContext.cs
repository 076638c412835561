using System.Globalization;
using System.Text;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Emit;

/// <summary>What all emitters of a project share.</summary>
/// <param name="Project">The project.</param>
/// <param name="ForHash">
/// The text serves as a fingerprint of meaning: source positions are left out, and fields go by name rather than by slot, so that
/// neither reformatting nor a new field makes a journey another version.
/// </param>
internal sealed record EmitContext(ProjectSymbol Project, bool ForHash)
{
    /// <summary>A reference to a place of the source.</summary>
    public string Source(SyntaxNode? syntax)
    {
        if (ForHash || syntax is null) return "default";
        var place = syntax.Location;
        return CSharp.Invariant($"new SourceRef({CSharp.Literal(place.Path)}, {place.Start.Line + 1})");
    }

    /// <summary>A lambda whose body stands, for debuggers and stack traces, at its source.</summary>
    public string Lambda(SourceSpan place, string body, string parameter = "s")
    {
        if (ForHash) return $"static {parameter} => {body}";
        return $"\n{Directive(place)}\nstatic {parameter} => {body}\n#line hidden\n";
    }

    /// <summary><c>#line</c> for what stands at a place (C# 10 enhanced form: lines and columns from 1).</summary>
    public string Directive(SourceSpan place)
    {
        if (ForHash) return "";
        var (start, end) = (place.Start, place.End);
        // The form demands an end behind the start.
        var (lastLine, lastColumn) = end.Line == start.Line && end.Character <= start.Character
            ? (start.Line, start.Character + 1)
            : (end.Line, Math.Max(end.Character, 1));
        return CSharp.Invariant($"#line ({start.Line + 1}, {start.Character + 1}) - ({lastLine + 1}, {lastColumn + 1}) \"{Path(place.Path)}\"");
    }

    /// <summary>A field's slot.</summary>
    public string Slot(FieldSymbol field) => ForHash ? CSharp.Literal(field.Name) : field.Slot.ToString(CultureInfo.InvariantCulture);

    /// <summary>Source text as a person reads it on a timeline: one space between words, no comments.</summary>
    public static string AsWritten(SyntaxNode syntax)
    {
        var text = new StringBuilder();
        var end = -1;
        foreach (var token in syntax.DescendantTokens())
        {
            if (token.Span.Length == 0) continue;
            if (end >= 0 && token.Span.Start > end) text.Append(' ');
            text.Append(token.Text);
            end = token.Span.End;
        }
        return text.ToString();
    }

    /// <summary>A C# identifier for a declared name.</summary>
    public static string Identifier(string prefix, string name)
    {
        var text = new StringBuilder(prefix);
        foreach (var c in name)
        {
            if (char.IsLetter(c) || char.IsAsciiDigit(c) || c == '_') text.Append(c);
            else text.Append(CultureInfo.InvariantCulture, $"_{(int)c:X4}_");
        }
        return text.ToString();
    }

    // A directive's file name knows no escapes (C# specification 6.5.8).
    private static string Path(string path) => string.Concat(path.Where(c => c is not ('"' or '\r' or '\n')));
}
