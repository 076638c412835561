using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Journeys.Compiler.Templates;

/// <summary>
/// Words of plain letters and digits that stand for tags while Markdown and HTML are processed: no Markdown rule, address
/// encoding or HTML parser changes them, wherever they are.
/// </summary>
internal sealed class Placeholders
{
    private readonly string prefix;
    private readonly Dictionary<int, TemplateTag> byId = [];

    /// <param name="texts">The texts the placeholders must not be confused with.</param>
    public Placeholders(params ReadOnlySpan<string> texts)
    {
        var number = 0;
        do prefix = $"jrn{number++.ToString(CultureInfo.InvariantCulture)}t";
        while (Occurs(texts, prefix));
    }

    /// <summary>The text with every tag replaced by its placeholder.</summary>
    public string Insert(TemplateSource source, ImmutableArray<TemplateTag> tags)
    {
        var result = new StringBuilder(source.Text.Length);
        var at = 0;
        foreach (var tag in tags)
        {
            byId[tag.Id] = tag;
            result.Append(source.Text, at, tag.Start - at).Append(For(tag));
            at = tag.Start + tag.Length;
        }
        return result.Append(source.Text, at, source.Text.Length - at).ToString();
    }

    /// <summary>The placeholder of a tag.</summary>
    public string For(TemplateTag tag) => $"{prefix}{tag.Id.ToString(CultureInfo.InvariantCulture)}z";

    /// <summary>The tag whose placeholder begins at an offset, and the placeholder's length; null where none does.</summary>
    public TemplateTag? At(ReadOnlySpan<char> text, int offset, out int length)
    {
        length = 0;
        var rest = text[offset..];
        if (!rest.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var end = prefix.Length;
        while (end < rest.Length && char.IsAsciiDigit(rest[end])) end++;
        if (end == prefix.Length || end == rest.Length || rest[end] != 'z') return null;
        length = end + 1;
        return byId.GetValueOrDefault(int.Parse(rest[prefix.Length..end], CultureInfo.InvariantCulture));
    }

    /// <summary>Whether there are tags of a kind.</summary>
    public bool Any(TagKind kind) => byId.Values.Any(tag => tag.Kind == kind);

    /// <summary>A pattern that matches the placeholders of one kind of tag, or nothing where there are none.</summary>
    public string Pattern(TagKind kind)
    {
        var all = byId.Values.Where(tag => tag.Kind == kind).Select(For).Order(StringComparer.Ordinal);
        return string.Join('|', all.DefaultIfEmpty("(?!)"));
    }

    private static bool Occurs(ReadOnlySpan<string> texts, string prefix)
    {
        foreach (var text in texts)
            if (text.Contains(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
