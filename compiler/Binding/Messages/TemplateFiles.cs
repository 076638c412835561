using System.Collections.Immutable;
using Journeys.Compiler.Binding.Declarations;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Messages;

/// <summary>Paths of template files, which are relative to the project's folder.</summary>
internal static class TemplateFiles
{
    private static readonly ImmutableArray<string> Kinds = [".md", ".html", ".htm", ".mjml"];

    /// <summary>The path of an existing file, with '/'; null and a finding otherwise.</summary>
    public static string? Resolve(BindingContext context, StringExpressionSyntax syntax)
    {
        if (ProjectSettingsBinder.Plain(context, syntax) is not { } written) return null;
        var path = written.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        if (path.StartsWith('/') || path.Split('/').Contains("..") || path.Contains(':'))
        {
            context.Report(MessageErrors.OutsideProject, syntax, written);
            return null;
        }
        if (!context.Files.Exists(path))
        {
            var near = Nearest(context, path);
            context.Report(MessageErrors.FileNotFound, syntax.Location, [written, near is null ? "Create it, or correct the path, for example \"mails/welcome.md\"." : $"Did you mean \"{near}\"?"],
                fix: near is null ? null : BindingContext.Replace(syntax.Location, $"\"{near}\""));
            return null;
        }
        if (Kinds.Any(kind => path.EndsWith(kind, StringComparison.OrdinalIgnoreCase))) return path;
        context.Report(MessageErrors.BodyKind, syntax, written);
        return null;
    }

    // The same name in another folder says more than a similar path.
    private static string? Nearest(BindingContext context, string path)
    {
        var templates = context.Files.OtherPaths.Where(other => Kinds.Any(kind => other.EndsWith(kind, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal).ToImmutableArray();
        var name = path[(path.LastIndexOf('/') + 1)..];
        return templates.FirstOrDefault(other => other.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Closest(path, templates);
    }
}
