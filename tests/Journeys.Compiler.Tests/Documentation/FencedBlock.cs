namespace Journeys.Compiler.Tests.Documentation;

/// <summary>What a block shows, and so what has to be put around it to make it a whole.</summary>
internal enum BlockForm
{
    Declarations,
    Headers,
    Steps,
    Expressions,
}

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">Path of the page.</param>
/// <param name="Line">Line of the fence, from 1.</param>
/// <param name="Info">The words after the fence.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record FencedBlock(string Page, int Line, string Info, string Text)
{
    private static readonly string[] Known = ["journey", "good", "bad", "headers", "steps", "expression", "future"];

    private string[] Words { get; } = Info.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool IsJourney => Words is ["journey", ..];

    /// <summary>Shows a diagnostic, or the remedy on the same page: held by the tests of those pages, each by the rules of its code.</summary>
    public bool IsOfDiagnostic => Page.StartsWith("docs/diagnostics/", StringComparison.Ordinal) && (Words.Contains("bad") || Words.Contains("good"));

    /// <summary>Shows what this version does not execute yet.</summary>
    public bool IsFuture => Words.Contains("future");

    public IEnumerable<string> UnknownWords => Words.Where(word => !Known.Contains(word));

    public BlockForm Form =>
        Words.Contains("headers") ? BlockForm.Headers
        : Words.Contains("steps") ? BlockForm.Steps
        : Words.Contains("expression") ? BlockForm.Expressions
        : BlockForm.Declarations;

    /// <summary>The blocks of a page, in order. A fence is three backticks or more; the block ends at a fence that is as long.</summary>
    public static IEnumerable<FencedBlock> Of(string page)
    {
        var lines = Pages.Read(page).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var fence = Fence(lines[i]);
            if (fence == 0) continue;
            var indent = lines[i].IndexOf('`');
            var end = i + 1;
            while (end < lines.Length && !(Fence(lines[end]) >= fence && lines[end].Trim(' ', '`').Length == 0)) end++;
            var text = string.Join('\n', lines[(i + 1)..Math.Min(end, lines.Length)].Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()));
            yield return new FencedBlock(page, i + 1, lines[i].Trim().TrimStart('`').Trim(), text);
            i = end;
        }
    }

    public override string ToString() => $"{Page}:{Line}";

    private static int Fence(string line)
    {
        var trimmed = line.TrimStart(' ');
        var length = trimmed.TakeWhile(c => c == '`').Count();
        return length >= 3 ? length : 0;
    }
}
