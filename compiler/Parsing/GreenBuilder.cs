using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Journeys.Compiler.Parsing.Errors;
using Journeys.Compiler.Syntax;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing;

/// <summary>
/// Turns parse trees into green ones. Tokens are taken from the lexed text in order, so whatever the parser left out
/// becomes skipped trivia of the next token: no character is lost, however broken the file.
/// </summary>
internal sealed class GreenBuilder(LexedText lexed)
{
    private static readonly SyntaxKind[] NodeOfRule = Table(SyntaxTables.NodeOfRule);
    private static readonly SyntaxKind[] WordOfRule = Table(SyntaxTables.WordOfRule);
    private static readonly bool[] IsTail = [.. JourneyParser.ruleNames.Select(n => n.EndsWith("Tail", StringComparison.Ordinal))];
    private static readonly GreenTrivia Space = new(SyntaxKind.WhitespaceTrivia, " ");
    private static readonly GreenTrivia LineFeed = new(SyntaxKind.NewLineTrivia, "\n");

    private readonly List<GreenElement> _elements = [];
    private readonly List<GreenTrivia> _trivia = [];
    private int _next;

    /// <summary>Adds the nodes of a parse tree (and everything of the text before its last token).</summary>
    public void Add(IParseTree tree) => Convert(tree, SyntaxKind.None);

    /// <summary>Closes the tree with the end of the file.</summary>
    public GreenNode Finish(SyntaxKind root)
    {
        AddToken(lexed.EndOfFile, SyntaxKind.EndOfFileToken);
        return new GreenNode(root, [.. _elements]);
    }

    private static SyntaxKind[] Table(IReadOnlyDictionary<string, SyntaxKind> byName) =>
        [.. JourneyParser.ruleNames.Select(n => byName.TryGetValue(n, out var kind) ? kind : SyntaxKind.None)];

    private void Convert(IParseTree tree, SyntaxKind word)
    {
        if (tree is ITerminalNode leaf)
        {
            // Error nodes are tokens out of place: they become trivia of the next token. The end is added once, at the end.
            if (leaf is not IErrorNode && leaf.Symbol.Type != TokenConstants.EOF)
                AddToken(leaf.Symbol, word == SyntaxKind.None ? SyntaxTables.KindOfToken[leaf.Symbol.Type] : word);
            return;
        }
        var context = (ParserRuleContext)tree;
        var kind = context.Parent is null ? SyntaxKind.None : NodeOfRule[context.RuleIndex];
        var first = _elements.Count;
        if (kind != SyntaxKind.None && IsTail[context.RuleIndex] && first > 0)
            first--;
        var childWord = WordOfRule[context.RuleIndex];
        for (var i = 0; i < context.ChildCount; i++)
            Convert(context.GetChild(i), childWord);
        if (kind == SyntaxKind.None)
            return;
        var children = new GreenElement[_elements.Count - first];
        _elements.CopyTo(first, children, 0, children.Length);
        _elements.RemoveRange(first, children.Length);
        _elements.Add(new GreenNode(kind, children));
    }

    private void AddToken(IToken token, SyntaxKind kind)
    {
        if (token.TokenIndex < 0)       // the parser was told of it, the source lacks it
            return;
        for (; _next < token.TokenIndex; _next++)
            _trivia.Add(Trivia(lexed.All[_next]));
        _next = token.TokenIndex + 1;
        var text = token.Type == TokenConstants.EOF ? "" : token is RepairedToken ? TextOf(token) : SyntaxTables.TextOfToken[token.Type] ?? TextOf(token);
        _elements.Add(new GreenToken(kind, text, _trivia.Count == 0 ? [] : [.. _trivia]));
        _trivia.Clear();
    }

    private GreenTrivia Trivia(IToken token)
    {
        var text = TextOf(token);
        var hidden = token.Channel != Lexer.DefaultTokenChannel;
        var kind = hidden ? SyntaxTables.KindOfToken[token.Type] : SyntaxKind.SkippedTokensTrivia;
        return (kind, text) switch
        {
            (SyntaxKind.WhitespaceTrivia, " ") => Space,
            (SyntaxKind.NewLineTrivia, "\n") => LineFeed,
            _ => new GreenTrivia(kind, text),
        };
    }

    private string TextOf(IToken token) => lexed.Text.Text.Substring(token.StartIndex, token.StopIndex - token.StartIndex + 1);
}
