using System.Text;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Documentation;

/// <summary>
/// The small shop that the pages speak of: what a block does not declare itself comes from here. A block that declares a name anew shows
/// its own form of it, so the shop's is left out.
/// </summary>
internal static class Prelude
{
    private static readonly string Root = Samples.Folder("documentation/prelude");

    /// <summary>The shop's files without the declarations that the block replaces.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Without(SourceText block)
    {
        var replaced = SyntaxTree.Parse(block).Root.Declarations.Select(Key).ToHashSet(StringComparer.Ordinal);
        var alone = replaced.Contains("project");
        foreach (var path in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(Root, path).Replace('\\', '/');
            var text = File.ReadAllText(path);
            if (!name.EndsWith(".journey", StringComparison.Ordinal)) yield return new(name, text);
            else if (!alone) yield return new(name, Kept(new SourceText(name, text), replaced));
        }
    }

    private static string Kept(SourceText text, HashSet<string> replaced)
    {
        var kept = new StringBuilder();
        foreach (var declaration in SyntaxTree.Parse(text).Root.Declarations)
            if (!replaced.Contains(Key(declaration))) kept.Append(declaration.ToFullString());
        return kept.ToString();
    }

    /// <summary>The declared name, or what stands for it where there is one only.</summary>
    private static string Key(DeclarationSyntax declaration)
    {
        var words = declaration.DescendantTokens().Take(2).Select(token => token.Text).ToArray();
        return words switch
        {
            ["project" or "contact" or "attribution", ..] => words[0],
            ["channel", var kind] => "channel " + kind,
            [_, var name] => name,
            _ => "",
        };
    }
}
