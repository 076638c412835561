using System.Collections.Immutable;
using System.Text;
using Journeys.Compiler.Emit.Expressions;
using Journeys.Compiler.Templates;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>A template as the body of a C# method that writes it into a <c>StringBuilder</c> called <c>b</c>.</summary>
internal sealed class TemplateEmitter(EmitContext context, ExpressionEmitter expressions, BoundTemplate template)
{
    private int loops;

    public string Emit(ImmutableArray<TemplatePiece> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces) text.Append(Piece(piece));
        return text.ToString();
    }

    private string Piece(TemplatePiece piece)
    {
        switch (piece)
        {
            case LiteralPiece literal: return $"b.Append({CSharp.Literal(literal.Text)});\n";
            case ValuePiece value: return Value(value);
            case IfPiece choice:
                var text = new StringBuilder();
                foreach (var (condition, body) in choice.Cases)
                    text.Append(text.Length == 0 ? "" : "else\n").Append(At(condition, $"if ({expressions.Test(template.Expressions[condition.Id])})")).Append(Braces(Emit(body)));
                if (!choice.Otherwise.IsEmpty) text.Append("else\n").Append(Braces(Emit(choice.Otherwise)));
                return text.ToString();
            case ForPiece loop:
                var element = CSharp.Invariant($"item{++loops}");
                var list = expressions.Value(template.Expressions[loop.Tag.Id]);
                expressions.Bring(template.Variables[loop.Tag.Id], element);
                return At(loop.Tag, $"foreach (var {element} in {list})") + Braces(Emit(loop.Body));
            default: throw new InvalidOperationException($"No C# form for {piece.GetType().Name}.");
        }
    }

    private string Value(ValuePiece value)
    {
        switch (value.Tag.Kind)
        {
            case TagKind.Unsubscribe when value.Context.Linkable:
                return "b.Append(\"<a href=\\\"\").Append(Escape.Html(s.UnsubscribeUrl)).Append(\"\\\">\").Append(Escape.Html(s.UnsubscribeUrl)).Append(\"</a>\");\n";
            case TagKind.Unsubscribe:
                return $"b.Append({(value.Context.Html ? "Escape.Html(s.UnsubscribeUrl)" : "s.UnsubscribeUrl")});\n";
            case TagKind.Preview:
                return $"b.Append({Escaped("preview", value.Context)});\n";
            default:
                var printed = expressions.Printed(template.Expressions[value.Tag.Id]);
                return At(value.Tag, $"b.Append({(value.Tag.Kind == TagKind.Raw ? printed : Escaped(printed, value.Context))});");
        }
    }

    private static string Escaped(string value, HoleContext context)
    {
        if (context.Part != ValuePart.Text) value = $"Escape.{context.Part}({value})";
        return context.Html ? $"Escape.Html({value})" : value;
    }

    // What a template computes stands, for debuggers and stack traces, at the template's own line.
    private string At(TemplateTag tag, string statement)
    {
        if (context.ForHash) return statement + "\n";
        var from = tag.Source.ToFile(tag.Start);
        return $"{context.Directive(new SourceSpan(tag.Source.File, new TextSpan(from, tag.Length)))}\n{statement}\n#line hidden\n";
    }

    private static string Braces(string body) => "{\n" + CSharp.Indent(body) + "}\n";
}
