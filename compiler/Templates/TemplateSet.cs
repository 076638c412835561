using System.Collections.Immutable;
using Journeys.Compiler.Binding;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Templates;

/// <summary>The templates of a project's messages: read, put into their layouts and bound.</summary>
internal sealed class TemplateSet
{
    private readonly BindingContext context;
    private readonly TemplateProblems problems;
    private readonly Dictionary<BoundVariant, BoundTemplate> byVariant = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SourceText?> files = new(StringComparer.Ordinal);

    private TemplateSet(BindingContext context)
    {
        this.context = context;
        problems = new TemplateProblems(context.Diagnostics);
    }

    /// <summary>Every bound expression of every template, for what must be known of all expressions.</summary>
    public IEnumerable<BoundExpression> Expressions => byVariant.Values.SelectMany(template => template.Expressions.OrderBy(one => one.Key).Select(one => one.Value));

    /// <summary>Reads and binds the bodies of all messages; what is wrong is reported at the template's own lines.</summary>
    public static TemplateSet Read(BindingContext context, ImmutableArray<BoundMessage> messages)
    {
        var set = new TemplateSet(context);
        foreach (var message in messages)
            foreach (var variant in message.Variants)
                if (variant.Body is { } body && set.Read(message.Symbol, body) is { } template) set.byVariant[variant] = template;
        return set;
    }

    /// <summary>The template of a variant; null where it has no body of its own or a broken one.</summary>
    public BoundTemplate? Of(BoundVariant variant) => byVariant.GetValueOrDefault(variant);

    private BoundTemplate? Read(MessageSymbol message, BoundBody body)
    {
        if (SourceOf(body) is not var (source, format)) return null;
        var layout = context.Project.Channel(message.Channel)?.Layout is { } path ? File(path) : null;
        if (new TemplateReader(problems).Read(source, format, layout) is not { } template) return null;
        var bound = new Binder(context).Bind(template, message);
        // A tag that is not understood may be the link, misspelt.
        if (message.Topic is { } topic && !template.AlwaysUnsubscribes && !bound.Expressions.Values.Any(expression => expression.Type.IsError))
            context.Report(MessageErrors.NoUnsubscribe, body.Syntax, message.Name, topic.Name);
        return bound;
    }

    private (TemplateSource, BodyFormat)? SourceOf(BoundBody body)
    {
        switch (body)
        {
            case BoundBody.Inline { Syntax: RawStringExpressionSyntax { Raw: { } raw } } inline:
                return (TemplateSource.Inline(inline.Syntax.Tree.Text, Inside(raw)), BodyFormat.Markdown);
            case BoundBody.File file when File(file.Path) is { } text:
                if (!file.Path.EndsWith(".mjml", StringComparison.OrdinalIgnoreCase))
                    return (TemplateSource.WholeFile(text), file.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? BodyFormat.Markdown : BodyFormat.Html);
                var html = File(MjmlFile.HtmlPath(file.Path));
                if (html is null) problems.Report(TemplateDiagnostics.MjmlNotCompiled, file.Syntax.Location, file.Path);
                else if (!MjmlFile.IsCurrent(text.Text, html.Text)) problems.Report(TemplateDiagnostics.MjmlOutdated, file.Syntax.Location, file.Path);
                else return (MjmlFile.Source(text, html), BodyFormat.Html);
                return null;
            default:
                return null;
        }
    }

    // Between the line of the opening quotes and the line of the closing ones.
    private static TextSpan Inside(SyntaxToken raw)
    {
        var text = raw.Text;
        var from = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var to = text.LastIndexOf('\n') + 1;
        return TextSpan.FromBounds(raw.Span.Start + from, raw.Span.Start + Math.Max(from, to));
    }

    private SourceText? File(string path)
    {
        if (!files.TryGetValue(path, out var text)) files[path] = text = context.Files.ReadText(path);
        return text;
    }

    /// <summary>Binds the tags of one template.</summary>
    private sealed class Binder(BindingContext context)
    {
        private readonly ImmutableDictionary<int, BoundExpression>.Builder expressions = ImmutableDictionary.CreateBuilder<int, BoundExpression>();
        private readonly ImmutableDictionary<int, RangeVariableSymbol>.Builder variables = ImmutableDictionary.CreateBuilder<int, RangeVariableSymbol>();

        public BoundTemplate Bind(Template template, MessageSymbol message)
        {
            Bind(template.BodyTags, TemplateScope.Of(message));
            Bind(template.LayoutTags, new TemplateScope([], []));
            return new(template, expressions.ToImmutable(), variables.ToImmutable());
        }

        private void Bind(ImmutableArray<TemplateTag> tags, TemplateScope scope)
        {
            var outer = new Stack<TemplateScope>();
            foreach (var tag in tags)
            {
                switch (tag.Kind)
                {
                    case TagKind.Value or TagKind.Raw: Bind(tag, scope, TemplateUse.Print); break;
                    case TagKind.ElseIf: Bind(tag, scope, TemplateUse.Condition); break;
                    case TagKind.If:
                        Bind(tag, scope, TemplateUse.Condition);
                        outer.Push(scope);
                        break;
                    case TagKind.For:
                        var list = Bind(tag, scope, TemplateUse.List);
                        var element = list.Type.Type is ListType items ? items.Element : ValueType.Error;
                        var variable = new RangeVariableSymbol(tag.Variable ?? "", element, list.Syntax);
                        variables[tag.Id] = variable;
                        outer.Push(scope);
                        scope = scope.With(variable);
                        break;
                    case TagKind.End: scope = outer.Pop(); break;
                }
            }
        }

        private BoundExpression Bind(TemplateTag tag, TemplateScope scope, TemplateUse use) => expressions[tag.Id] =
            ExpressionBinder.BindTemplateExpression(context, tag.Expression, tag.Source.File, tag.Source.ToFile(tag.ExpressionStart), scope, use);
    }
}
