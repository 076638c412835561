namespace Journeys.Host.Tests;

/// <summary>A folder of the test's own, removed afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("journeys-host-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file still open on a slow machine; the system clears its temporary folder.
        }
    }
}
