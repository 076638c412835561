using System.Text;

namespace Journeys.SyntaxGenerator;

/// <summary>Writes the classes of the nodes.</summary>
internal static class NodeWriter
{
    public static string Write(IEnumerable<Node> nodes, Description description, Vocabulary vocabulary)
    {
        var code = new StringBuilder("using System.Collections.Immutable;\n\nnamespace Journeys.Compiler.Syntax;\n");
        foreach (var node in nodes)
            WriteNode(code, node, description, vocabulary);
        return code.ToString();
    }

    private static void WriteNode(StringBuilder code, Node node, Description description, Vocabulary vocabulary)
    {
        var type = node.Name + "Syntax";
        var parent = node.Base == "Syntax" ? "SyntaxNode" : node.Base + "Syntax";
        var summary = node.IsAbstract
            ? $"A family of nodes: {string.Join(", ", description.Nodes.Where(n => n.Base == node.Name).Select(n => $"<see cref=\"{n.Name}Syntax\"/>"))}."
            : $"The node of the grammar rule{(node.Rules.Count > 1 ? "s" : "")} {string.Join(", ", node.Rules.Select(r => $"<c>{r}</c>"))}.";
        code.Append($"\n/// <summary>{summary}</summary>\npublic {(node.IsAbstract ? "abstract" : "sealed")} partial class {type} : {parent}\n{{\n");
        code.Append($"    internal {type}(SyntaxTree tree, SyntaxNode? parent, GreenNode green, int position)\n        : base(tree, parent, green, position)\n    {{\n    }}\n");
        foreach (var property in node.Properties)
            WriteProperty(code, property, description, vocabulary);
        if (!node.IsAbstract)
        {
            code.Append($"\n    /// <inheritdoc/>\n    public override void Accept(SyntaxVisitor visitor) => visitor.Visit{node.Name}(this);\n");
            code.Append($"\n    /// <inheritdoc/>\n    public override TResult Accept<TResult>(SyntaxVisitor<TResult> visitor) => visitor.Visit{node.Name}(this);\n");
        }
        code.Append("}\n");
    }

    private static void WriteProperty(StringBuilder code, Property property, Description description, Vocabulary vocabulary)
    {
        var isNode = description.Nodes.Any(n => n.Name == property.What);
        var element = isNode ? property.What + "Syntax" : "SyntaxToken";
        var kind = isNode ? null : TokenKind(property.What, description, vocabulary);
        var from = property.After switch
        {
            null => "0",
            ['\'', ..] => $"IndexAfter(SyntaxKind.{vocabulary.KindOfText(property.After)})",
            _ => $"IndexAfterNode<{property.After}Syntax>()",
        };
        var to = property.Before is null ? "" : $", IndexBefore(SyntaxKind.{vocabulary.KindOfText(property.Before)})";
        var (type, expression) = (isNode, property.Many) switch
        {
            (true, true) => ($"ImmutableArray<{element}>", $"Nodes<{element}>({from})"),
            (true, false) => (element + "?", $"Node<{element}>({property.Index}, {from})"),
            (false, true) => ("ImmutableArray<SyntaxToken>", $"Tokens(SyntaxKind.{kind}, {from})"),
            (false, false) => ("SyntaxToken?", $"Token({(kind is null ? "null" : "SyntaxKind." + kind)}, {property.Index}, {from}{to})"),
        };
        code.Append($"\n    /// <summary>{Summary(property, isNode, element)}</summary>\n    public {type} {property.Name} => {expression};\n");
    }

    private static string Summary(Property property, bool isNode, string element)
    {
        var what = isNode ? $"<see cref=\"{element}\"/>" : property.What.StartsWith('\'') ? $"<c>{Generator.Escape(property.What.Trim('\''))}</c>" : property.What == "token" ? "word or sign" : property.What + " token";
        var where = property.After is { } after ? $" after <c>{Generator.Escape(after.Trim('\''))}</c>" : "";
        return property.Many ? $"Every {what}{where}, in source order." : $"The {what}{where}; null where the source has none.";
    }

    private static string? TokenKind(string what, Description description, Vocabulary vocabulary)
    {
        if (what == "token")
            return null;
        if (what.StartsWith('\''))
            return vocabulary.KindOfText(what);
        var words = description.WordClasses.FirstOrDefault(w => w.Name.Equals(what, StringComparison.OrdinalIgnoreCase) && char.IsLower(what[0]));
        return words is null ? vocabulary.KindOfSymbol(what) : words.Name + "Token";
    }
}
