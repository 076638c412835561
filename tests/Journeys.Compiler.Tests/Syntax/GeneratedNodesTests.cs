using Journeys.Compiler.Tests.Baselines;
using Journeys.SyntaxGenerator;

namespace Journeys.Compiler.Tests.Syntax;

public sealed class GeneratedNodesTests
{
    [Fact]
    public void The_committed_nodes_are_what_the_description_gives()
    {
        var folder = Path.Combine(Samples.Repository, "compiler", "Syntax", "Generated");
        var expected = Generator.Generate(
            File.ReadAllText(Path.Combine(Samples.Repository, "compiler", "Syntax", "Nodes.txt")),
            File.ReadAllText(Path.Combine(Samples.Repository, "grammar", "Generated", "JourneyLexer.tokens")));
        Assert.Equal(expected.Keys, Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(expected, f => Assert.Equal(f.Value, File.ReadAllText(Path.Combine(folder, f.Key)).ReplaceLineEndings("\n")));
    }
}
