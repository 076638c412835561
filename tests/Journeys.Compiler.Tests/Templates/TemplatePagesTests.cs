using System.Reflection;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Templates;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Templates;

/// <summary>Each finding about templates has a page whose bad sample shows it and whose good one does not.</summary>
public sealed class TemplatePagesTests
{
    public static TheoryData<string> Codes() =>
        [.. typeof(TemplateDiagnostics).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().Select(one => one.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Has_a_page_with_samples(string code)
    {
        var page = File.ReadAllText(Path.Combine(Samples.Repository, "docs", "diagnostics", code + ".md")).ReplaceLineEndings("\n");
        var (kind, bad) = Block(page, "bad") ?? throw new InvalidOperationException($"{code} has no bad sample.");
        if (kind == "mjml")
        {
            Assert.Contains(code, Mjml(bad, html: code == "JRN4114" ? MjmlFile.Header("other") + "\n<html></html>" : null));
            Assert.DoesNotContain(code, Mjml(bad, MjmlFile.Header(bad) + "\n<html><body>Hello</body></html>"));
            return;
        }
        Assert.Contains(code, Read(kind, bad));
        var (_, good) = Block(page, "good") ?? throw new InvalidOperationException($"{code} has no good sample.");
        Assert.Empty(Read(kind, good));
    }

    private static IEnumerable<string> Read(string kind, string text)
    {
        var bag = new DiagnosticBag();
        var file = new SourceText("sample", text);
        var reader = new TemplateReader(new TemplateProblems(bag));
        if (kind == "html layout") reader.Read(TemplateSource.WholeFile(new SourceText("body", "Hello")), BodyFormat.Markdown, file);
        else reader.Read(TemplateSource.WholeFile(file), kind == "md" ? BodyFormat.Markdown : BodyFormat.Html, null);
        return bag.ToImmutable().Select(one => one.Code);
    }

    private static IEnumerable<string> Mjml(string mjml, string? html)
    {
        Dictionary<string, string> files = new()
        {
            ["a.journey"] = "project P { timezone \"UTC\" currency EUR locale \"en\" }\ncontact { email: email? unique }\nchannel email { from \"Ada <ada@shop.example>\" }\nemail A { transactional subject \"A\" body file \"a.mjml\" }",
            ["a.mjml"] = mjml,
        };
        if (html is not null) files["a.mjml.html"] = html;
        return Compilation.Create(JourneyProject.FromFiles(files)).GetDiagnostics(TestContext.Current.CancellationToken).Select(one => one.Code);
    }

    private static (string Kind, string Text)? Block(string page, string quality)
    {
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal) || !lines[i].EndsWith(' ' + quality)) continue;
            var end = Array.IndexOf(lines, "```", i + 1);
            return (lines[i][3..^(quality.Length + 1)], string.Join('\n', lines[(i + 1)..end]));
        }
        return null;
    }
}
