using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Journeys.Compiler.Templates;

/// <summary>Turns a Markdown body, its tags replaced by placeholders, into HTML.</summary>
internal static class MarkdownBody
{
    /// <summary>The HTML of the body.</summary>
    public static string ToHtml(string markdown, Placeholders placeholders)
    {
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Use(new ControlLines(placeholders)).Build();
        return JoinLists(Markdown.ToHtml(markdown, pipeline), placeholders);
    }

    // A loop around the items of one list makes one list, not a list for each round.
    private static string JoinLists(string html, Placeholders placeholders)
    {
        if (!placeholders.Any(TagKind.For)) return html;
        var loop = placeholders.Pattern(TagKind.For);
        var end = placeholders.Pattern(TagKind.End);
        return Regex.Replace(html, $@"^({loop})\n<(ul|ol)>\n((?:(?!</?(?:ul|ol)>|{loop}).)*?)</\2>\n({end})$", "<$2>\n$1\n$3$4\n</$2>",
            RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }

    /// <summary>
    /// A line that holds nothing but <c>{{ if … }}</c>, <c>{{ for … }}</c>, <c>{{ else }}</c> or <c>{{ end }}</c> is a block of its own:
    /// it gets no paragraph, and a list or paragraph before it ends.
    /// </summary>
    private sealed class ControlLines(Placeholders placeholders) : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser(placeholders));

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            if (renderer is HtmlRenderer html) html.ObjectRenderers.Insert(0, new Renderer());
        }
    }

    private sealed class ControlBlock(BlockParser parser) : LeafBlock(parser)
    {
        public string Text { get; init; } = "";
    }

    private sealed class Parser : BlockParser
    {
        private readonly Placeholders placeholders;

        public Parser(Placeholders placeholders)
        {
            this.placeholders = placeholders;
            OpeningCharacters = ['j'];
        }

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent) return BlockState.None;
            var line = processor.Line.ToString();
            var trimmed = line.AsSpan().Trim();
            for (var at = 0; at < trimmed.Length;)
            {
                if (char.IsWhiteSpace(trimmed[at])) at++;
                else if (placeholders.At(trimmed, at, out var length) is { IsControl: true }) at += length;
                else return BlockState.None;
            }
            processor.NewBlocks.Push(new ControlBlock(this) { Text = trimmed.ToString(), Column = processor.Column, Span = new(processor.Start, processor.Line.End) });
            return BlockState.BreakDiscard;
        }
    }

    private sealed class Renderer : HtmlObjectRenderer<ControlBlock>
    {
        protected override void Write(HtmlRenderer renderer, ControlBlock block) => renderer.EnsureLine().WriteLine(block.Text);
    }
}
