using System.Xml.Linq;

namespace Journeys.Architecture.Tests;

/// <summary>The invariants of docs/architecture.md that references and names can show.</summary>
public sealed class InvariantTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Journeys.Grammar"] = [],
        ["Journeys.Runtime"] = [],
        ["Journeys.Storage"] = ["Journeys.Runtime"],
        ["Journeys.Channels"] = ["Journeys.Runtime"],
        ["Journeys.Host"] = ["Journeys.Runtime", "Journeys.Storage", "Journeys.Channels"],
        ["Journeys.Compiler"] = ["Journeys.Grammar", "Journeys.Runtime"],
        ["Journeys.Cli"] = ["Journeys.Compiler", "Journeys.Host"],
        ["Journeys.SyntaxGenerator"] = [],
    };

    private static IEnumerable<string> ProductProjects() =>
        Repository.Files(".", "*.csproj").Where(file => !Repository.Relative(file).StartsWith("tests/", StringComparison.Ordinal) && !Repository.Relative(file).StartsWith("benchmarks/", StringComparison.Ordinal));

    [Fact]
    public void Projects_reference_only_what_the_architecture_allows()
    {
        foreach (var project in ProductProjects())
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} is not in the architecture: add it to docs/architecture.md and to this test.");
            var references = XDocument.Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? "").Replace('\\', '/')));
            foreach (var reference in references) Assert.True(allowed.Contains(reference), $"{name} may not reference {reference}.");
        }
    }

    [Theory]
    [InlineData("compiler", "Antlr4", "compiler/Parsing/")]
    [InlineData("compiler", "Journeys.Grammar", "compiler/Parsing/")]
    [InlineData("runtime", "Microsoft.Data.Sqlite", "runtime/Journeys.Storage/")]
    [InlineData("runtime", "Microsoft.Data.SqlClient", "runtime/Journeys.Storage/")]
    [InlineData("runtime", "Dapper", "runtime/Journeys.Storage/")]
    [InlineData("compiler", "Microsoft.CodeAnalysis", "compiler/Emit/")]
    [InlineData("runtime", "MailKit", "runtime/Journeys.Channels/")]
    public void A_library_is_seen_from_one_room_only(string folder, string library, string room)
    {
        var outside = Repository.Files(folder, "*.cs")
            .Where(file => !Repository.Relative(file).StartsWith(room, StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith($"using {library}", StringComparison.Ordinal) || line.Contains($"{library}.", StringComparison.Ordinal) && line.Contains("global::", StringComparison.Ordinal)))
            .Select(Repository.Relative);
        Assert.Empty(outside);
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var roots = new Dictionary<string, string> { ["compiler"] = "Journeys.Compiler", ["runtime"] = "", ["cli"] = "Journeys.Cli" };
        foreach (var (folder, root) in roots)
            foreach (var file in Repository.Files(folder, "*.cs"))
            {
                var declared = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ');
                if (declared is null) continue;
                var path = Path.GetRelativePath(Path.Combine(Repository.Root, folder), Path.GetDirectoryName(file) ?? "").Replace('\\', '/').Replace("/Generated", "", StringComparison.Ordinal);
                var expected = string.Join('.', new[] { root }.Concat(path.Split('/')).Where(part => part is not "" and not "."));
                Assert.True(declared == expected, $"{Repository.Relative(file)}: namespace {declared}, expected {expected}.");
            }
    }

    [Fact]
    public void No_null_forgiving_operator_in_product_code()
    {
        var forgiving = new System.Text.RegularExpressions.Regex(@"[\w\)\]]!(\.|;|,|\)|\[)");
        var found = new[] { "compiler", "runtime", "cli" }
            .SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(file => !file.Contains("/Generated/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, line, index)))
            .Where(item => !item.line.TrimStart().StartsWith("//", StringComparison.Ordinal) && forgiving.IsMatch(StripStrings(item.line)))
            .Select(item => $"{Repository.Relative(item.file)}:{item.index + 1}: {item.line.Trim()}");
        Assert.Empty(found);
    }

    private static string StripStrings(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\"([^\"\\\\]|\\\\.)*\"", "\"\"");

    [Fact]
    public void Every_package_has_a_reason()
    {
        var reasons = File.ReadLines(Path.Combine(Repository.Root, "docs/dependencies.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim()).ToHashSet();
        var used = Repository.Files(".", "*.csproj").Append(Path.Combine(Repository.Root, "Directory.Build.props")).Append(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .SelectMany(file => XDocument.Load(file).Descendants().Where(element => element.Name.LocalName is "PackageReference" or "GlobalPackageReference"))
            .Select(element => (string?)element.Attribute("Include") ?? "").ToHashSet();
        Assert.Empty(used.Except(reasons));
        Assert.Empty(reasons.Except(used).Except(["Package", "---"]));
    }
}
