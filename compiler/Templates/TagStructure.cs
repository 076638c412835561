using Journeys.Compiler.Diagnostics;
using System.Collections.Immutable;

namespace Journeys.Compiler.Templates;

/// <summary>Checks that every block of a template is closed, and in order.</summary>
internal static class TagStructure
{
    /// <summary>Reports what does not fit; true when all does.</summary>
    public static bool Check(ImmutableArray<TemplateTag> tags, TemplateProblems problems)
    {
        var open = new Stack<(TemplateTag Tag, bool ElseSeen)>();
        var fine = true;
        void Refuse(DiagnosticDescriptor rule, TemplateTag tag, params string[] arguments)
        {
            problems.Report(rule, tag.Source, tag.Start, tag.Length, arguments);
            fine = false;
        }

        foreach (var tag in tags)
        {
            switch (tag.Kind)
            {
                case TagKind.If or TagKind.For:
                    open.Push((tag, false));
                    break;
                case TagKind.Else or TagKind.ElseIf:
                    if (open.Count == 0 || open.Peek().Tag.Kind != TagKind.If) Refuse(TemplateDiagnostics.ElseWithoutIf, tag);
                    else if (open.Peek().ElseSeen) Refuse(TemplateDiagnostics.ElseAfterElse, tag);
                    else if (tag.Kind == TagKind.Else) open.Push((open.Pop().Tag, true));
                    break;
                case TagKind.End:
                    if (open.Count == 0) Refuse(TemplateDiagnostics.EndWithoutBlock, tag);
                    else open.Pop();
                    break;
            }
        }
        foreach (var (tag, _) in open.Reverse())
            Refuse(TemplateDiagnostics.MissingEnd, tag, tag.Kind == TagKind.For ? "for" : "if");
        return fine;
    }
}
