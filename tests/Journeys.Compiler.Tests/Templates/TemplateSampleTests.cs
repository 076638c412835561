using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Templates;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Templates;

/// <summary>Every file of <c>tests/Samples/templates</c> (but layouts) is a body; beside it stands what it becomes, or what is wrong with it.</summary>
public sealed class TemplateSampleTests
{
    public static TheoryData<string> Bodies() =>
        [.. Directory.EnumerateFiles(Samples.Folder("templates"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".md" or ".html" && !file.EndsWith("layout.html", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Samples.Folder("templates"), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Becomes_what_the_baseline_says(string file)
    {
        var body = new SourceText(file, Samples.Read("templates", file).ReplaceLineEndings("\n"));
        var layout = Path.Combine(Samples.Folder("templates"), Path.GetDirectoryName(file) ?? "", "layout.html");
        var bag = new DiagnosticBag();
        var template = new TemplateReader(new TemplateProblems(bag)).Read(TemplateSource.WholeFile(body),
            file.EndsWith(".md", StringComparison.Ordinal) ? BodyFormat.Markdown : BodyFormat.Html,
            File.Exists(layout) ? new SourceText("layout.html", File.ReadAllText(layout).ReplaceLineEndings("\n")) : null);
        var found = string.Concat(bag.ToImmutable().Select(one => $"{one}\n    {one.Help}\n"));
        Baseline.Verify("templates", file + ".txt", found + (template is null ? "" : TemplateDump.Of(template)));
    }
}
