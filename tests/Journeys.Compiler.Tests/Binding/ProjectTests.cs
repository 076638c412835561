using Journeys.Compiler.Tests.Baselines;

namespace Journeys.Compiler.Tests.Binding;

public sealed class ProjectTests
{
    [Fact]
    public void The_shop_has_no_findings() =>
        Assert.Empty(Compilation.Create(JourneyProject.Load(Path.Combine(Samples.Repository, "samples", "shop"))).GetDiagnostics(TestContext.Current.CancellationToken).Select(finding => finding + " " + finding.Help));

    [Fact]
    public void Hidden_and_built_folders_are_passed_over()
    {
        var root = Directory.CreateTempSubdirectory("journeys");
        try
        {
            foreach (var path in new[] { "b.journey", "a/x.journey", ".journeys/x.journey", "node_modules/x.journey", "bin/x.journey", "a/obj/x.journey", ".git/x.journey" })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root.FullName, path)) ?? "");
                File.WriteAllText(Path.Combine(root.FullName, path), "");
            }
            Assert.Equal(["a/x.journey", "b.journey"], JourneyProject.Load(root.FullName).Sources.Select(source => source.Path));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_missing_folder_is_explained() =>
        Assert.Contains("There is no folder", Assert.Throws<ProjectLoadException>(() => JourneyProject.Load(Path.Combine(Path.GetTempPath(), "no-such-project"))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_folder_is_explained()
    {
        var root = Directory.CreateTempSubdirectory("journeys");
        try
        {
            Assert.Contains("no .journey file", Assert.Throws<ProjectLoadException>(() => JourneyProject.Load(root.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            root.Delete();
        }
    }
}
