using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Emit.Expressions;
using Journeys.Compiler.Templates;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>A message as a static class: what it is, and a method that renders it.</summary>
internal sealed class MessageEmitter(EmitContext context, Patterns patterns, Func<BoundVariant, BoundTemplate?> templateOf)
{
    private readonly ExpressionEmitter expressions = new(context, patterns);

    public static string ClassName(BoundMessage message) => EmitContext.Identifier("Message_", message.Symbol.Name);

    public string Emit(BoundMessage message)
    {
        var methods = new List<string>();
        var render = "";
        var common = message.Variants[^1];
        for (var i = 0; i < message.Variants.Length; i++)
        {
            var variant = message.Variants[i];
            var result = $"return {Rendered(variant, common, CSharp.Invariant($"{i + 1}"), methods)};\n";
            render += variant.When is { } when
                ? $"{Line(when)}if ({expressions.Test(when)})\n{Hidden}{{\n{CSharp.Indent(result)}}}\n"
                : result;
        }
        var define = CSharp.Call("new MessageDefinition", CSharp.Literal(message.Symbol.Name), CSharp.Enum(message.Symbol.Channel),
            message.Symbol.Transactional ? "null" : CSharp.Literal(message.Symbol.Topic?.Name), "Render");
        return $"internal static class {ClassName(message)}\n{{\n"
            + CSharp.Indent($"public static MessageDefinition Define() => {define};\n\nprivate static RenderedMessage Render(Scope s)\n{{\n{CSharp.Indent(render)}}}\n"
                + string.Concat(methods.Select(method => "\n" + method)))
            + "}\n";
    }

    private string Rendered(BoundVariant variant, BoundVariant common, string number, List<string> methods)
    {
        string Part(Func<BoundVariant, BoundExpression?> part)
        {
            var value = part(variant) ?? part(common);
            return value is null ? "null" : (context.ForHash ? "" : "\n" + Line(value)) + expressions.Printed(value) + (context.ForHash ? "" : "\n#line hidden\n");
        }

        var text = Part(one => one.Text);
        var html = "null";
        var owner = variant.Body is null ? common : variant;
        if (templateOf(owner) is { } template)
        {
            // The preview is the variant's, even where the body is the common one.
            var preview = (variant.Preview ?? common.Preview) is { } shown ? expressions.Printed(shown) : "\"\"";
            methods.Add(Method("Html" + number, template, template.Template.Html, preview));
            methods.Add(Method("Text" + number, template, template.Template.Text, preview));
            html = $"Html{number}(s)";
            if (text == "null") text = $"Escape.Tidy(Text{number}(s))";
        }
        return CSharp.Call("new RenderedMessage", Part(one => one.From), Part(one => one.Subject ?? one.Title), Part(one => one.Preview), html,
            text == "null" ? "\"\"" : text, Part(one => one.Link));
    }

    private string Method(string name, BoundTemplate template, ImmutableArray<TemplatePiece> pieces, string preview)
    {
        var body = new TemplateEmitter(context, expressions, template).Emit(pieces);
        var start = body.Contains("preview", StringComparison.Ordinal) ? $"var preview = {preview};\n" : "";
        return $"private static string {name}(Scope s)\n{{\n{CSharp.Indent($"{start}var b = new StringBuilder();\n{body}return b.ToString();\n")}}}\n";
    }

    private string Line(BoundExpression expression) => context.ForHash ? "" : context.Directive(expression.Syntax.Location) + "\n";

    private string Hidden => context.ForHash ? "" : "#line hidden\n";
}
