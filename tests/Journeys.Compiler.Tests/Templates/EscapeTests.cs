using Journeys.Runtime.Rendering;

namespace Journeys.Compiler.Tests.Templates;

public sealed class EscapeTests
{
    [Theory]
    [InlineData("a & b <c> \"d\" 'e'", "a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39;")]
    [InlineData(null, "")]
    public void Html(string? value, string expected) => Assert.Equal(expected, Escape.Html(value));

    [Theory]
    [InlineData("https://x.example/a?b=c#d", "https://x.example/a?b=c#d")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    [InlineData("/path", "/path")]
    [InlineData("javascript:alert(1)", "#")]
    [InlineData(" JavaScript:alert(1)", "#")]
    [InlineData("data:text/html,x", "#")]
    [InlineData("path/a:b", "path/a:b")]
    public void Data_cannot_make_a_link_run_code(string value, string expected) => Assert.Equal(expected, Escape.UrlStart(value));

    [Theory]
    [InlineData("a/b c?d=é%20", "a/b%20c?d=%C3%A9%20", "a%2Fb%20c%3Fd%3D%C3%A9%2520")]
    public void Parts_of_an_address(string value, string path, string query)
    {
        Assert.Equal(path, Escape.UrlPath(value));
        Assert.Equal(query, Escape.UrlQuery(value));
    }

    [Fact]
    public void A_style_takes_sizes_and_colours_only() => Assert.Equal("#fff1.5em urlx", Escape.Style("#fff;1.5em url(x)"));

    [Fact]
    public void Text_is_tidied() => Assert.Equal("a\n\n  b\nc", Escape.Tidy("\n \na  \n\n \n\n  b\nc\n\n"));
}
