using CsCheck;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Text;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 1)]
    [InlineData("a\n", 2)]
    [InlineData("a\r\nb", 2)]
    [InlineData("a\rb\nc", 3)]
    [InlineData("\r\n\r\n", 3)]
    public void Lines_end_with_any_of_the_three_line_ends(string text, int lines) => Assert.Equal(lines, new SourceText("t", text).LineCount);

    [Fact]
    public void Characters_are_utf16_units() =>
        Assert.Equal(new LinePosition(1, 3), new SourceText("t", "a\n😀b").GetLinePosition(5));

    [Fact]
    public void Every_position_survives_the_way_to_line_and_character_and_back() =>
        Gen.Char["ab\n\r😀"].Array[0, 40].Sample(chars =>
        {
            var text = new SourceText("t", new string(chars));
            for (var position = 0; position <= text.Length; position++)
            {
                var line = text.GetLine(position);
                // Inside of a line end there is no place of its own: the end of the line is meant.
                if (position <= text.GetLineSpan(line).End)
                    Assert.Equal(position, text.GetPosition(text.GetLinePosition(position)));
            }
        });

    [Fact]
    public void Places_beyond_the_text_mean_its_nearest_end()
    {
        var text = new SourceText("t", "ab\ncd");
        Assert.Equal(2, text.GetPosition(new LinePosition(0, 99)));
        Assert.Equal(5, text.GetPosition(new LinePosition(7, 0)));
        Assert.Equal(0, text.GetPosition(new LinePosition(-1, 3)));
    }

    [Fact]
    public void The_hash_depends_on_the_text_alone()
    {
        Assert.Equal(new SourceText("a", "x").ContentHash, new SourceText("b", "x").ContentHash);
        Assert.NotEqual(new SourceText("a", "x").ContentHash, new SourceText("a", "y").ContentHash);
    }
}
