using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace Journeys.Host.Ingest;

/// <summary>
/// The list of what could not be taken, one JSON object per line in <c>rejects.jsonl</c> beside the database: nothing that
/// reaches the host disappears without a trace. It holds what people sent, so it is personal data like the database itself.
/// </summary>
public sealed class RejectLog(string path) : IDisposable
{
    private static readonly InstantPattern Pattern = InstantPattern.ExtendedIso;
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>Where the list is.</summary>
    public string Path { get; } = path;

    /// <summary>Adds what was refused.</summary>
    public async Task AppendAsync(IReadOnlyCollection<Rejection> rejections, CancellationToken cancellation)
    {
        if (rejections.Count == 0) return;
        var lines = new StringBuilder();
        foreach (var rejection in rejections)
            lines.Append(JsonSerializer.Serialize(new Line(Pattern.Format(rejection.At), rejection.Origin, rejection.Reason, rejection.Input))).Append('\n');
        await gate.WaitAsync(cancellation);
        try
        {
            if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            await File.AppendAllTextAsync(Path, lines.ToString(), cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The newest refusals, newest first. A line cut short by a crash is left out.</summary>
    /// <param name="max">At most so many.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<IReadOnlyList<Rejection>> NewestAsync(int max, CancellationToken cancellation)
    {
        if (!File.Exists(Path)) return [];
        var newest = new Queue<string>();
        await foreach (var line in File.ReadLinesAsync(Path, cancellation))
        {
            newest.Enqueue(line);
            if (newest.Count > max) newest.Dequeue();
        }
        return [.. newest.Reverse().Select(Read).OfType<Rejection>()];
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private static Rejection? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text) is { } line && Pattern.Parse(line.At) is { Success: true } at
                ? new Rejection(at.Value, line.Origin, line.Reason, line.Input)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string At, string Origin, string Reason, string Input);
}
