using System.Collections.Immutable;

namespace Journeys.Compiler.Templates;

/// <summary>
/// Reads HTML with placeholders once from front to back, as a browser's tokeniser does (HTML Living Standard 13.2.5, reduced to the
/// states that matter here), so that every value is escaped for the place it stands in.
/// </summary>
internal sealed class HtmlPieces(string html, Placeholders placeholders, TemplateProblems problems)
{
    private static readonly ImmutableHashSet<string> AddressAttributes =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "href", "src", "action", "formaction", "background", "poster", "cite", "data", "xlink:href", "srcset");

    private enum State { Data, Tag, UnquotedValue, QuotedValue, Comment, Style, Script }

    private readonly PieceBuilder pieces = new();
    private State state = State.Data;
    private string element = "";
    private string attribute = "";
    private char quote;
    private int valueStart;
    private int literalStart;

    /// <summary>The pieces; what must not stand where it does is reported.</summary>
    public ImmutableArray<TemplatePiece> Read()
    {
        for (var at = 0; at < html.Length;)
        {
            if (placeholders.At(html, at, out var length) is { } tag)
            {
                pieces.Add(html[literalStart..at]);
                pieces.Add(tag, tag.IsControl ? default : ContextOf(tag, at));
                at += length;
                literalStart = at;
                continue;
            }
            at = Step(at);
        }
        pieces.Add(html[literalStart..]);
        var tree = pieces.Build();
        if (pieces.Unbalanced is { } lost) problems.Report(TemplateDiagnostics.BlockAcrossElements, lost);
        return tree;
    }

    private HoleContext ContextOf(TemplateTag tag, int at)
    {
        switch (state)
        {
            case State.Style:
            case State.Script:
                problems.Report(TemplateDiagnostics.ValueInCode, tag, state == State.Style ? "style" : "script");
                break;
            case State.Tag:
            case State.UnquotedValue:
                problems.Report(TemplateDiagnostics.ValueOutsideQuotes, tag, attribute.Length > 0 ? attribute : "href");
                break;
            case State.QuotedValue when attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase):
                problems.Report(TemplateDiagnostics.ValueInCode, tag, attribute);
                break;
            case State.QuotedValue when attribute.Equals("style", StringComparison.OrdinalIgnoreCase):
                return new(true, ValuePart.Style);
            case State.QuotedValue when AddressAttributes.Contains(attribute):
                return new(true, AddressPart(html.AsSpan(valueStart, at - valueStart), placeholders));
        }
        return new(true, ValuePart.Text, Linkable: state == State.Data && element is not ("title" or "textarea"));
    }

    /// <summary>The part of an address that follows what is already written of it.</summary>
    public static ValuePart AddressPart(ReadOnlySpan<char> before, Placeholders placeholders)
    {
        var started = false;
        for (var i = 0; i < before.Length; i++)
        {
            if (placeholders.At(before, i, out var length) is { } tag)
            {
                i += length - 1;
                started |= !tag.IsControl;
            }
            else if (before[i] is '?' or '#') return ValuePart.UrlQuery;
            else started |= !char.IsWhiteSpace(before[i]);
        }
        return started ? ValuePart.UrlPath : ValuePart.UrlStart;
    }

    private int Step(int at)
    {
        var c = html[at];
        switch (state)
        {
            case State.Data:
                if (c != '<') return at + 1;
                if (Starts(at, "<!--[if") || Starts(at, "<!--<!") || Starts(at, "<![endif]")) return Skip(at, ">");   // what follows is HTML to some reader
                if (Starts(at, "<!--")) { state = State.Comment; return at + 4; }
                return BeginTag(at);
            case State.Comment:
                if (!Starts(at, "-->")) return at + 1;
                state = State.Data;
                return at + 3;
            case State.Style:
            case State.Script:
                if (!Starts(at, state == State.Style ? "</style" : "</script")) return at + 1;
                state = State.Data;
                return BeginTag(at);
            case State.Tag: return InTag(at, c);
            case State.UnquotedValue:
                if (char.IsWhiteSpace(c) || c == '>') { state = State.Tag; attribute = ""; return at; }
                return at + 1;
            case State.QuotedValue:
                if (c == quote) { state = State.Tag; attribute = ""; }
                return at + 1;
            default: throw new InvalidOperationException($"No rule for {state}.");
        }
    }

    private int BeginTag(int at)
    {
        var end = at + 1;
        if (end < html.Length && html[end] == '/') end++;
        var name = end;
        while (end < html.Length && (char.IsLetterOrDigit(html[end]) || html[end] is ':' or '-')) end++;
        if (end == name && !(name < html.Length && html[name] == '!')) return at + 1;   // a lone `<`
        element = html[(at + 1)..end].ToLowerInvariant();
        attribute = "";
        state = State.Tag;
        return end;
    }

    private int InTag(int at, char c)
    {
        if (c == '>')
        {
            state = element switch { "style" => State.Style, "script" => State.Script, _ => State.Data };
            return at + 1;
        }
        if (c == '=')
        {
            var next = at + 1;
            while (next < html.Length && char.IsWhiteSpace(html[next])) next++;
            if (next < html.Length && html[next] is '"' or '\'')
            {
                (state, quote, valueStart) = (State.QuotedValue, html[next], next + 1);
                return next + 1;
            }
            state = State.UnquotedValue;
            return next;
        }
        if (char.IsWhiteSpace(c) || c == '/') return at + 1;
        var end = at;
        while (end < html.Length && html[end] is not ('=' or '>' or '/') && !char.IsWhiteSpace(html[end]) && placeholders.At(html, end, out _) is null) end++;
        attribute = html[at..end];
        return Math.Max(end, at + 1);
    }

    private bool Starts(int at, string text) => html.AsSpan(at).StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private int Skip(int at, string to)
    {
        var end = html.IndexOf(to, at, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + to.Length;
    }
}
