using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing;

/// <summary>Reads source texts. The only door between the generated parser and the rest of the compiler.</summary>
internal static class SyntaxParser
{
    public static SyntaxTree ParseFile(SourceText text) => Parse(text, SyntaxKind.File, static p => p.file());

    public static SyntaxTree ParseExpression(SourceText text) => Parse(text, SyntaxKind.ExpressionFile, static p => p.expressionFile());

    private static SyntaxTree Parse(SourceText text, SyntaxKind root, Func<JourneyParser, ParserRuleContext> entry)
    {
        var lexed = LexedText.Lex(text);
        var bag = new DiagnosticBag();
        var builder = new GreenBuilder(lexed);
        if (TryParse(lexed, 0, lexed.Visible.Length, entry) is { } tree)
            builder.Add(tree);
        else
            bag.Report(SyntaxErrors.Unreadable, new SourceSpan(text, new TextSpan(0, 0)));
        return new SyntaxTree(text, builder.Finish(root), bag.ToImmutable());
    }

    private static ParserRuleContext? TryParse(LexedText lexed, int start, int end, Func<JourneyParser, ParserRuleContext> entry)
    {
        var parser = new JourneyParser(new TokenSlice(lexed.Visible, start, end, lexed.EndOfFile, lexed.Lexer), TextWriter.Null, TextWriter.Null);
        parser.RemoveErrorListeners();
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        parser.ErrorHandler = new BailErrorStrategy();
        try
        {
            return entry(parser);
        }
        catch (ParseCanceledException)
        {
            return null;
        }
    }
}
