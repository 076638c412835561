namespace Journeys.Compiler.Tests.Baselines;

/// <summary>
/// Compares a result with an expected file beside its sample. <c>JOURNEYS_UPDATE_BASELINES=1</c> writes the files anew
/// (review the change before it is committed); a missing file fails, so that no test passes by not being recorded.
/// </summary>
public static class Baseline
{
    /// <summary>True where baselines are to be written, not compared.</summary>
    public static bool Updating => Environment.GetEnvironmentVariable("JOURNEYS_UPDATE_BASELINES") == "1";

    /// <summary>Compares a result with the file of that path under <c>tests/Samples/topic</c>.</summary>
    public static void Verify(string topic, string file, string actual)
    {
        var path = Path.Combine(Samples.Folder(topic), file);
        actual = actual.ReplaceLineEndings("\n");
        if (actual.Length > 0 && !actual.EndsWith('\n'))
            actual += "\n";
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"There is no baseline {topic}/{file}. Run once with JOURNEYS_UPDATE_BASELINES=1, then review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
