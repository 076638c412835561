using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Parsing;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Syntax;

/// <summary>The syntax of one source text: its nodes and what is wrong with it. Any text has a tree.</summary>
public sealed class SyntaxTree
{
    internal SyntaxTree(SourceText text, GreenNode root, ImmutableArray<Diagnostic> diagnostics, int position = 0)
    {
        Text = text;
        Diagnostics = diagnostics;
        RootNode = SyntaxTables.Create(this, null, root, position);
    }

    /// <summary>The text it was read from.</summary>
    public SourceText Text { get; }

    /// <summary>The topmost node: a <see cref="FileSyntax"/> or an <see cref="ExpressionFileSyntax"/>.</summary>
    public SyntaxNode RootNode { get; }

    /// <summary>The file's node.</summary>
    /// <exception cref="InvalidOperationException">The tree was made by <see cref="ParseExpression(SourceText)"/>.</exception>
    public FileSyntax Root => RootNode as FileSyntax ?? throw new InvalidOperationException("The tree is that of an expression: use RootNode.");

    /// <summary>What is wrong with the text, in source order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Reads a <c>.journey</c> file. Never throws on any text.</summary>
    public static SyntaxTree Parse(SourceText text) => SyntaxParser.ParseFile(text);

    /// <summary>Reads what stands between the double braces of a template: an expression and its formats (<c>order.total | money</c>). Never throws on any text.</summary>
    public static ExpressionFileSyntax ParseExpression(SourceText text) => (ExpressionFileSyntax)SyntaxParser.ParseExpression(text).RootNode;

    /// <summary>As <see cref="ParseExpression(SourceText)"/>, for an expression inside a template: every position is the template's.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="file">The template it stands in.</param>
    /// <param name="offset">Where it begins there.</param>
    internal static ExpressionFileSyntax ParseExpression(string text, SourceText file, int offset)
    {
        var part = new SourceText(file.Path, text);
        var alone = SyntaxParser.ParseExpression(part);
        var inFile = new SyntaxTree(file, alone.RootNode.Green, [.. alone.Diagnostics.Select(finding => finding.MovedTo(part, file, offset))], offset);
        return (ExpressionFileSyntax)inFile.RootNode;
    }

    /// <summary>The source, character for character.</summary>
    public string ToFullString() => RootNode.ToFullString();
}
