using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Parsing.Errors;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing;

/// <summary>
/// Reads source texts. A valid text is read in one go. Otherwise each declaration is read alone; in a broken one the
/// mistakes are found and reported, and what cannot be understood is left out, so that the rest is read as usual.
/// </summary>
internal static class SyntaxParser
{
    public static SyntaxTree ParseFile(SourceText text)
    {
        var (lexed, lexical, bag) = Lex(text);
        var tokens = lexical.Tokens;
        var builder = new GreenBuilder(lexed);
        if (Nesting.FindTooDeep(tokens, 0, tokens.Length) < 0 && TryParse(lexed, tokens, PredictionMode.SLL) is { } whole)
            builder.Add(whole);
        else
        {
            foreach (var (start, end) in Declarations.Split(tokens))
            {
                if (ParsePart(lexed, lexical, tokens[start..end], bag) is { } part)
                    builder.Add(part);
            }
        }
        return new SyntaxTree(text, builder.Finish(SyntaxKind.File), bag.ToImmutable());
    }

    public static SyntaxTree ParseExpression(SourceText text)
    {
        var (lexed, lexical, bag) = Lex(text);
        var builder = new GreenBuilder(lexed);
        if (ParsePart(lexed, lexical, lexical.Tokens, bag, JourneyParser.RULE_expressionFile) is { } tree)
            builder.Add(tree);
        return new SyntaxTree(text, builder.Finish(SyntaxKind.ExpressionFile), bag.ToImmutable());
    }

    /// <summary>Whether the fast way of reading suffices for a text; for tests of the grammar.</summary>
    internal static bool IsReadFast(SourceText text)
    {
        var (lexed, lexical, _) = Lex(text);
        return TryParse(lexed, lexical.Tokens, PredictionMode.SLL) is not null;
    }

    private static (LexedText, LexicalErrors, DiagnosticBag) Lex(SourceText text)
    {
        var bag = new DiagnosticBag();
        var lexed = LexedText.Lex(text);
        return (lexed, LexicalErrors.Check(lexed, bag), bag);
    }

    private static ParserRuleContext? ParsePart(LexedText lexed, LexicalErrors lexical, IToken[] tokens, DiagnosticBag bag, int rule = JourneyParser.RULE_file)
    {
        var deep = Nesting.FindTooDeep(tokens, 0, tokens.Length);
        if (deep >= 0)
        {
            var at = new TextSpan(tokens[deep].StartIndex, tokens[deep].StopIndex - tokens[deep].StartIndex + 1);
            bag.Report(SyntaxErrors.TooDeep, new SourceSpan(lexed.Text, at), Nesting.MaxDepth, Nesting.MaxOperators);
            return null;
        }
        if (TryParse(lexed, tokens, PredictionMode.SLL, rule) is { } tree)
            return tree;
        var mended = new Repairer(lexed, lexical, tokens, bag).Repair(rule);
        return TryParse(lexed, mended, PredictionMode.SLL, rule) ?? TryParse(lexed, mended, PredictionMode.LL, rule);
    }

    private static ParserRuleContext? TryParse(LexedText lexed, IToken[] tokens, PredictionMode mode, int rule = JourneyParser.RULE_file)
    {
        var parser = new JourneyParser(new TokenSlice(tokens, lexed.EndOfFile, lexed.Lexer), TextWriter.Null, TextWriter.Null);
        parser.RemoveErrorListeners();
        parser.Interpreter.PredictionMode = mode;
        parser.ErrorHandler = new BailErrorStrategy();
        try
        {
            return rule == JourneyParser.RULE_file ? parser.file() : parser.expressionFile();
        }
        catch (ParseCanceledException)
        {
            return null;
        }
    }
}
