using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HtmlAgilityPack;

namespace Journeys.Compiler.Templates;

/// <summary>
/// The text part of a message, as a person would write it: paragraphs apart, list items with dashes, links with their address.
/// Placeholders stay where they are; line breaks do not depend on which branch of an <c>if</c> is taken.
/// </summary>
internal sealed class HtmlToText(Placeholders placeholders)
{
    // Marks an address, so that values in it are escaped as such. Private use: never part of a mail's text.
    private const char AddressBegin = '\uE000';
    private const char AddressEnd = '\uE001';

    private static readonly ImmutableHashSet<string> Paragraphs = ImmutableHashSet.Create(StringComparer.Ordinal,
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table", "dl", "figure", "section", "article", "header", "footer", "hr");
    private static readonly ImmutableHashSet<string> Lines = ImmutableHashSet.Create(StringComparer.Ordinal,
        "div", "tr", "li", "dt", "dd", "address", "figcaption", "caption", "center", "body", "html", "main", "nav", "form");
    private static readonly ImmutableHashSet<string> Skipped = ImmutableHashSet.Create(StringComparer.Ordinal, "head", "style", "script", "title", "noscript");

    private readonly StringBuilder output = new();
    private int breaks;
    private bool space;

    /// <summary>The text of some HTML, its tags as pieces.</summary>
    public ImmutableArray<TemplatePiece> Read(string html, TemplateProblems problems)
    {
        var document = new HtmlDocument();
        document.LoadHtml(html);
        Node(document.DocumentNode, false);
        return Pieces(output.ToString().Trim(), problems);
    }

    private ImmutableArray<TemplatePiece> Pieces(string text, TemplateProblems problems)
    {
        var pieces = new PieceBuilder();
        var literal = new StringBuilder();
        var address = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == AddressBegin) address = at + 1;
            else if (text[at] == AddressEnd) address = -1;
            else if (placeholders.At(text, at, out var length) is { } tag)
            {
                pieces.Add(literal.ToString());
                literal.Clear();
                pieces.Add(tag, new(false, address < 0 ? ValuePart.Text : HtmlPieces.AddressPart(text.AsSpan(address, at - address), placeholders)));
                at += length - 1;
            }
            else literal.Append(text[at]);
        }
        pieces.Add(literal.ToString());
        var tree = pieces.Build();
        if (pieces.Unbalanced is { } lost) problems.Report(TemplateDiagnostics.BlockAcrossElements, lost);
        return tree;
    }

    private void Node(HtmlNode node, bool preformatted)
    {
        switch (node)
        {
            case HtmlCommentNode: return;
            case HtmlTextNode text:
                Text(HtmlEntity.DeEntitize(text.Text), preformatted);
                return;
        }
        var name = node.Name;
        if (Skipped.Contains(name) || Hidden(node)) return;
        var apart = Paragraphs.Contains(name) ? 2 : Lines.Contains(name) ? 1 : 0;
        // A list or table inside a list is part of its item.
        if (apart == 2 && name is "ul" or "ol" or "p" && node.Ancestors("li").Any()) apart = 1;
        if (apart == 2 && IsLayoutTable(node)) apart = 1;
        Break(apart);
        switch (name)
        {
            case "br": Flush(); output.Append('\n'); return;
            case "hr": Word("----------"); break;
            case "img": Text(HtmlEntity.DeEntitize(node.GetAttributeValue("alt", "")), false); return;
            case "a": Link(node); return;
            case "li": Word(Bullet(node)); space = false; output.Append(' '); Children(node, preformatted); break;
            case "td" or "th": space = true; Children(node, preformatted); space = true; break;
            default: Children(node, preformatted || name == "pre"); break;
        }
        Break(apart);
    }

    private void Children(HtmlNode node, bool preformatted)
    {
        foreach (var child in node.ChildNodes) Node(child, preformatted);
    }

    private void Link(HtmlNode node)
    {
        var address = HtmlEntity.DeEntitize(node.GetAttributeValue("href", "")).Trim();
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) address = address[7..];
        var before = output.Length;
        Children(node, false);
        var label = output.ToString(before, output.Length - before).Trim();
        if (address.Length == 0 || address.StartsWith('#') || label == address) return;
        if (label.Length > 0) space = true;
        Flush();
        output.Append(label.Length > 0 ? "(" : "").Append(AddressBegin).Append(address).Append(AddressEnd).Append(label.Length > 0 ? ")" : "");
    }

    private void Text(string text, bool preformatted)
    {
        for (var at = 0; at < text.Length;)
        {
            if (placeholders.At(text, at, out var length) is { } tag)
            {
                // Before a branch all is written that is due, so that no branch has to.
                if (tag.IsControl) { FlushBreaks(); if (space) FlushSpace(); }
                else Flush();
                output.Append(text, at, length);
                at += length;
            }
            else if (preformatted && text[at] == '\n') { Flush(); output.Append('\n'); at++; }
            else if (char.IsWhiteSpace(text[at]) && text[at] != '\u00A0') { if (preformatted) { Flush(); output.Append(' '); } else space = true; at++; }
            else if (text[at] is '\u200B' or '\u200C' or '\u00AD' or '\uFEFF' or '\u034F') at++;   // padding of hidden previews
            else { Flush(); output.Append(text[at] == '\u00A0' ? ' ' : text[at]); at++; }
        }
    }

    private void Word(string text)
    {
        Flush();
        output.Append(text);
    }

    private void Break(int lines)
    {
        if (lines == 0) return;
        breaks = Math.Max(breaks, lines);
        space = false;
    }

    private void Flush()
    {
        FlushBreaks();
        FlushSpace();
    }

    private void FlushBreaks()
    {
        if (breaks == 0) return;
        if (output.Length > 0)
        {
            var have = 0;
            while (have < output.Length && output[output.Length - 1 - have] == '\n') have++;
            output.Append('\n', Math.Max(0, breaks - have));
        }
        breaks = 0;
    }

    private void FlushSpace()
    {
        if (space && output.Length > 0 && output[^1] is not ('\n' or ' ')) output.Append(' ');
        space = false;
    }

    private static string Bullet(HtmlNode item)
    {
        if (item.ParentNode?.Name != "ol") return "-";
        var number = item.ParentNode.GetAttributeValue("start", 1) + item.ParentNode.Elements("li").TakeWhile(other => other != item).Count();
        return number.ToString(CultureInfo.InvariantCulture) + ".";
    }

    // Tables that only lay out, as every mail has, put nothing apart by themselves.
    private static bool IsLayoutTable(HtmlNode node) => node.Name == "table" && node.GetAttributeValue("role", "") is "presentation" or "none";

    private static bool Hidden(HtmlNode node) =>
        node.GetAttributeValue("style", "").Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
}
