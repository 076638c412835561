using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Templates;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Templates;

public sealed class TemplateSourceTests
{
    [Fact]
    public void Inline_bodies_lose_their_indentation_and_keep_their_places()
    {
        const string file = "email A {\n  body \"\"\"\n    # Hi {{ x }}\n\n      code {{ y }}\n    \"\"\"\n}\n";
        var from = file.IndexOf("    # Hi", StringComparison.Ordinal);
        var to = file.LastIndexOf("    \"\"\"", StringComparison.Ordinal);
        var source = TemplateSource.Inline(new SourceText("a.journey", file), TextSpan.FromBounds(from, to));
        Assert.Equal("# Hi {{ x }}\n\n  code {{ y }}\n", source.Text);
        foreach (var word in (string[])["x }}", "y }}", "# Hi", "code"])
            Assert.Equal(file.IndexOf(word, StringComparison.Ordinal), source.ToFile(source.Text.IndexOf(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Tags_of_compiled_mjml_stand_where_the_mjml_has_them()
    {
        var mjml = new SourceText("a.mjml", "<mjml>\n<mj-text>{{ a }} and\n {{ b }}</mj-text>{{ a }}</mjml>");
        var html = new SourceText("a.mjml.html", MjmlFile.Header(mjml.Text) + "\n<html><body>\n\n<p>{{ a }} and {{ b }}</p>{{ a }}</body></html>");
        Assert.True(MjmlFile.IsCurrent(mjml.Text, html.Text));
        var tags = new TagScanner(MjmlFile.Source(mjml, html), 0, new TemplateProblems(new DiagnosticBag())).Scan();
        Assert.Equal(["2:10", "3:2", "3:19"], tags.Select(tag => mjml.GetLinePosition(tag.Source.ToFile(tag.Start)).ToString()));
    }

    [Fact]
    public void A_changed_mjml_file_is_noticed_but_other_line_ends_are_not_a_change()
    {
        var header = MjmlFile.Header("<mjml>\n</mjml>\n");
        Assert.True(MjmlFile.IsCurrent("<mjml>\r\n</mjml>\r\n", header + "\n<p>"));
        Assert.False(MjmlFile.IsCurrent("<mjml>\n </mjml>\n", header + "\n<p>"));
        Assert.False(MjmlFile.IsCurrent("<mjml>\n</mjml>\n", "<p>no header</p>"));
    }
}
