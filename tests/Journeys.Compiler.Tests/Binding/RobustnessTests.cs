using CsCheck;
using Journeys.Compiler.Tests.Baselines;

namespace Journeys.Compiler.Tests.Binding;

/// <summary>Binding says what is wrong with any text; it never fails.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Texts =
    [
        .. Directory.EnumerateFiles(Samples.Folder("syntax"), "*.journey", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText),
        Checking.Prelude + Checking.Journey("goal Purchase send Cart(cart) as c wait up to 2 days { on OrderPlaced as o where same cartId { finish } otherwise { leave c } }"),
    ];

    private static readonly string[] Inserts = ["", "{", "}", "\"", " where ", " == ", "wait until ", "(", "Xyz", "\n"];

    public static TheoryData<string> Files => Samples.Files("syntax");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_of_the_syntax_binds(string file) => Check(Samples.Read("syntax", file));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_binds_beside_a_project(string file) => Check(Checking.Prelude + Samples.Read("syntax", file));

    [Fact]
    public void Broken_texts_bind()
    {
        var cuts = Gen.Select(Gen.Int[0, Texts.Length - 1], Gen.Double[0, 1], Gen.Double[0, 0.1], Gen.Int[0, Inserts.Length - 1]);
        cuts.Sample((index, at, length, insert) =>
        {
            var text = Texts[index];
            var from = (int)(at * text.Length);
            var to = Math.Min(text.Length, from + (int)(length * text.Length));
            Check(text[..from] + Inserts[insert] + text[to..]);
        }, iter: 120, threads: 1);
    }

    private static void Check(string text)
    {
        var compilation = Checking.Compile(text);
        // A finding must also be printable.
        foreach (var finding in compilation.GetDiagnostics(TestContext.Current.CancellationToken)) _ = finding.ToString() + finding.Help;
    }
}
