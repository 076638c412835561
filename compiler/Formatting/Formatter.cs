using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Formatting;

/// <summary>
/// Writes a file in the one style of the language: two spaces of indentation, a statement a line, at most one blank line.
/// Words and comments stay as they are and in their order; formatting a formatted file changes nothing.
/// </summary>
public static class Formatter
{
    /// <summary>How many characters a block may fill to stay on one line.</summary>
    public const int MaxWidth = 100;

    /// <summary>The formatted text, with <c>\n</c> as line ends. A file with syntax errors is given back as it is.</summary>
    public static string Format(SyntaxTree tree)
    {
        if (tree.Diagnostics.Any(d => d.Severity == Severity.Error))
            return tree.ToFullString();
        var layout = Layout.Of(tree);
        while (true)
        {
            var writer = new FormattedText(layout);
            var text = writer.Write();
            // The outermost block of each line that is too long goes over several lines; then the lines are measured again.
            if (!layout.Break(writer.BlocksOnLongLines))
                return text;
        }
    }
}
