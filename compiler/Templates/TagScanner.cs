using Journeys.Compiler.Diagnostics;
using System.Collections.Immutable;

namespace Journeys.Compiler.Templates;

/// <summary>
/// Finds the tags of a template. Only <c>{{</c> opens one, so the braces of style sheets stay what they are;
/// <c>}}</c> inside a quoted text closes nothing.
/// </summary>
internal sealed class TagScanner(TemplateSource source, int firstId, TemplateProblems problems)
{
    private static readonly ImmutableDictionary<string, string> ForeignWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["elif"] = "else if …", ["elsif"] = "else if …", ["elseif"] = "else if …", ["unless"] = "if not …", ["endif"] = "end", ["endfor"] = "end", ["endeach"] = "end",
        ["#if"] = "if …", ["/if"] = "end", ["#each"] = "for x in …", ["/each"] = "end", ["foreach"] = "for x in …", ["each"] = "for x in …", ["#for"] = "for x in …", ["/for"] = "end",
        ["fi"] = "end", ["done"] = "end", ["otherwise"] = "else", ["unsubscribeUrl"] = "unsubscribe", ["unsubscribe_url"] = "unsubscribe", ["body"] = "content", ["yield"] = "content",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly string text = source.Text;

    /// <summary>All tags in source order. Broken ones are reported and left out.</summary>
    public ImmutableArray<TemplateTag> Scan()
    {
        var tags = ImmutableArray.CreateBuilder<TemplateTag>();
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            // `{{{` of other engines: the outermost pair counts, so that the report names what was meant.
            var close = FindClose(at + 2);
            if (close < 0)
            {
                problems.Report(TemplateDiagnostics.UnclosedTag, source, at, 2);
                at = EndOfLine(at);
                continue;
            }
            if (Classify(at, close, firstId + tags.Count) is { } tag) tags.Add(tag);
            at = close + 2;
        }
        return tags.ToImmutable();
    }

    private int FindClose(int from)
    {
        var quoted = false;
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == '}' && i + 1 < text.Length && text[i + 1] == '}')
                return i + 2 < text.Length && text[i + 2] == '}' && HasOpenBrace(from, i) ? i + 1 : i;
            else if (!quoted && c == '{' && i + 1 < text.Length && text[i + 1] == '{') return -1;
            else if (c == '\n' && i + 1 < text.Length && (text[i + 1] == '\n' || text[i + 1] == '\r')) return -1;
        }
        return -1;
    }

    // A record at the end of an expression, `f({ a: 1 }}}`: its own brace comes first.
    private bool HasOpenBrace(int from, int to)
    {
        var depth = 0;
        for (var i = from; i < to; i++) depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
        return depth > 0;
    }

    private int EndOfLine(int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }

    private TemplateTag? Classify(int start, int close, int id)
    {
        var (from, to) = Trim(start + 2, close);
        var length = close + 2 - start;
        if (from == to) return Refuse(TemplateDiagnostics.EmptyTag, start, length);

        var word = Word(from, to);
        var (restFrom, restTo) = Trim(from + word.Length, to);
        var rest = text[restFrom..restTo];
        TemplateTag Tag(TagKind kind, int at = 0, string expression = "", string? variable = null) =>
            new(id, kind, source, start, length, expression, at, variable);

        switch (word)
        {
            case "if": return rest.Length == 0 ? Refuse(TemplateDiagnostics.MissingCondition, start, length, "if") : Tag(TagKind.If, restFrom, rest);
            case "else" when rest.Length == 0: return Tag(TagKind.Else);
            case "else" when Word(restFrom, restTo) == "if":
                var (conditionFrom, conditionTo) = Trim(restFrom + 2, restTo);
                return conditionFrom == conditionTo
                    ? Refuse(TemplateDiagnostics.MissingCondition, start, length, "else if")
                    : Tag(TagKind.ElseIf, conditionFrom, text[conditionFrom..conditionTo]);
            case "else": return Refuse(TemplateDiagnostics.UnknownWord, from, to - from, text[from..to], "else if " + rest);
            case "for": return ForTag(start, length, restFrom, restTo, id);
            case "raw" when rest.Length > 0 && rest[0] is not ('.' or '?' or '|' or ')' or '+' or '-' or '*' or '/' or '=' or '!' or '<' or '>'):
                return Tag(TagKind.Raw, restFrom, rest);
        }
        if (rest.Length == 0)
        {
            switch (word)
            {
                case "end": return Tag(TagKind.End);
                case "unsubscribe": return Tag(TagKind.Unsubscribe);
                case "content": return Tag(TagKind.Content);
                case "preview": return Tag(TagKind.Preview);
            }
        }
        if (ForeignWords.TryGetValue(word, out var meant) && (rest.Length == 0 || char.IsLetter(rest[0])))
            return Refuse(TemplateDiagnostics.UnknownWord, from, word.Length, word, meant);
        return Tag(TagKind.Value, from, text[from..to]);
    }

    private TemplateTag? ForTag(int start, int length, int from, int to, int id)
    {
        var variable = Word(from, to);
        var (inFrom, inTo) = Trim(from + variable.Length, to);
        var (listFrom, listTo) = Trim(Math.Min(inFrom + 2, inTo), inTo);
        if (variable.Length == 0 || !char.IsLower(variable[0]) || Word(inFrom, inTo) != "in" || listFrom == listTo)
            return Refuse(TemplateDiagnostics.MalformedFor, start, length);
        return new(id, TagKind.For, source, start, length, text[listFrom..listTo], listFrom, variable);
    }

    private TemplateTag? Refuse(DiagnosticDescriptor rule, int start, int length, params string[] arguments)
    {
        problems.Report(rule, source, start, length, arguments);
        return null;
    }

    // A word, or a sign of another template engine stuck to one (`#if`, `/each`).
    private string Word(int from, int to)
    {
        var end = from;
        if (end < to && text[end] is '#' or '/') end++;
        while (end < to && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return text[from..end];
    }

    private (int From, int To) Trim(int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from])) from++;
        while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
        return (from, to);
    }
}
