using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Binding;

/// <summary>What all binders of one compilation share: the files, the names, the findings, and which word refers to what.</summary>
internal sealed class BindingContext(JourneyProject files, ProjectSymbol project)
{
    public JourneyProject Files { get; } = files;
    public ProjectSymbol Project { get; } = project;
    public DiagnosticBag Diagnostics { get; private init; } = new();

    /// <summary>Every word that was resolved, for the editor's sake.</summary>
    public List<(SourceSpan At, Symbol Symbol)> References { get; private init; } = [];

    /// <summary>The same context with another place for findings: for trying, and for texts whose findings are moved elsewhere.</summary>
    public BindingContext WithOwnDiagnostics() => new(Files, Project) { References = References };

    /// <summary>A context whose project is thrown away: for checking what a project declared too often says.</summary>
    public BindingContext ForExtraProject() => new(Files, new ProjectSymbol("", null)) { Diagnostics = Diagnostics, References = References };

    public void Report(DiagnosticDescriptor descriptor, SyntaxNode at, params ReadOnlySpan<object?> arguments) =>
        Diagnostics.Report(descriptor, at.Location, arguments);

    public void Report(DiagnosticDescriptor descriptor, SyntaxToken at, params ReadOnlySpan<object?> arguments) =>
        Diagnostics.Report(descriptor, at.Location, arguments);

    /// <summary>Reports with places that help to understand and remedies a machine can apply.</summary>
    public void Report(DiagnosticDescriptor descriptor, SourceSpan at, ImmutableArray<object?> arguments, RelatedSpan? related = null, Fix? fix = null) =>
        Diagnostics.Add(new Diagnostic(descriptor, at, arguments, related is null ? [] : [related], fix is null ? [] : [fix]));

    /// <summary>Reports "not supported yet", once per use.</summary>
    public void NotSupported(SyntaxNode at, string what, string help = "Leave it out for now.") =>
        Report(NameErrors.NotSupportedYet, FirstWords(at), [what, help]);

    public void Refer(SyntaxToken at, Symbol symbol) => References.Add((at.Location, symbol));

    /// <summary>The declared symbol of that kind; null (with one finding) where the name is absent, unknown or of another kind.</summary>
    /// <param name="wanted">What is needed, with its article: <c>a topic</c>.</param>
    public T? Resolve<T>(SyntaxToken? name, string wanted)
        where T : Symbol
    {
        if (name is not { } token) return null;
        switch (Project.Find(token.Text))
        {
            case T symbol:
                Refer(token, symbol);
                return symbol;
            case { } other:
                Report(NameErrors.WrongKind, token.Location, [token.Text, Article(other.KindName), wanted, Names.Help(Project, token.Text, symbol => symbol is T)]);
                return null;
            default:
                ReportUnknown(token, wanted[(wanted.IndexOf(' ') + 1)..], symbol => symbol is T);
                return null;
        }
    }

    /// <summary>Reports a capitalised name that is not declared, with the nearest one as a fix.</summary>
    public void ReportUnknown(SyntaxToken token, string kind, Func<Symbol, bool> fits)
    {
        // Its declaration, with a small letter, has its own finding already.
        if (token.Text is [>= 'A' and <= 'Z', .. var rest] && Project.Find(char.ToLowerInvariant(token.Text[0]) + rest) is { } small && fits(small)) return;
        var near = Names.Closest(Project, token.Text, fits);
        Report(NameErrors.UnknownDeclaration, token.Location, [token.Text, kind, Names.Help(Project, token.Text, fits)], fix: Replace(token, near));
    }

    public static Fix? Replace(SyntaxToken token, string? with) => Replace(token.Location, with);

    public static Fix? Replace(SourceSpan at, string? with) =>
        with is null ? null : new Fix($"Write `{with}`", [new TextEdit(at, with)]);

    public static Fix Insert(SourceText source, int position, string text, string title) =>
        new(title, [new TextEdit(new SourceSpan(source, new TextSpan(position, 0)), text)]);

    public static string Article(string noun) => ("aeiou".Contains(noun[0]) ? "an " : "a ") + noun;

    // A declaration or block may be long: only its first line is marked.
    private static SourceSpan FirstWords(SyntaxNode node)
    {
        var location = node.Location;
        var line = location.Source.GetLineSpan(location.Start.Line);
        var end = Math.Min(location.Span.End, Math.Max(line.End, location.Span.Start));
        var text = location.Source.Text.AsSpan(location.Span.Start, end - location.Span.Start);
        var brace = text.IndexOf('{');
        var length = (brace > 0 ? text[..brace] : text).TrimEnd().Length;
        return new SourceSpan(location.Source, new TextSpan(location.Span.Start, length));
    }

    /// <summary>The first line of a node without its block: what a finding about the whole of it points at.</summary>
    public static SourceSpan Head(SyntaxNode node) => FirstWords(node);
}
