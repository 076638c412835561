namespace Journeys.Cli.Rendering;

/// <summary>
/// What the terminal can show. Colour only where a person looks on (and <c>NO_COLOR</c> is not set, see no-color.org);
/// hyperlinks (OSC 8) only where the terminal is known to have them.
/// </summary>
internal sealed class Terminal
{
    private readonly bool colour;
    private readonly bool links;

    private Terminal(bool colour, bool links, bool interactive, int width)
    {
        this.colour = colour;
        this.links = links;
        Interactive = interactive;
        Width = width;
    }

    /// <summary>Whether a person is looking: progress bars are drawn only then.</summary>
    public bool Interactive { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    public static Terminal Detect()
    {
        var interactive = !Console.IsOutputRedirected;
        var forced = Environment.GetEnvironmentVariable("FORCE_COLOR") is { Length: > 0 } force && force != "0";
        var refused = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var program = Environment.GetEnvironmentVariable("TERM_PROGRAM");
        var links = interactive && (program is "vscode" or "iTerm.app" or "WezTerm" or "ghostty"
            || Environment.GetEnvironmentVariable("WT_SESSION") is { Length: > 0 }
            || int.TryParse(Environment.GetEnvironmentVariable("VTE_VERSION"), out var vte) && vte >= 5000);
        return new Terminal(forced || interactive && !refused, links, interactive, interactive ? Math.Max(40, Console.WindowWidth) : 100);
    }

    /// <summary>No colour, no links: what files and other programs get.</summary>
    public static Terminal Plain { get; } = new(false, false, false, 100);

    public void Line(string text = "") => Console.Out.WriteLine(text);

    public void Error(string text) => Console.Error.WriteLine(colour ? $"\u001b[31m{text}\u001b[0m" : text);

    public string Red(string text) => Paint("31;1", text);
    public string Yellow(string text) => Paint("33;1", text);
    public string Green(string text) => Paint("32", text);
    public string Cyan(string text) => Paint("36", text);
    public string Bold(string text) => Paint("1", text);
    public string Dim(string text) => Paint("2", text);

    /// <summary>A link that reads as <paramref name="text"/>.</summary>
    public string Link(string text, string address) => links ? $"\u001b]8;;{address}\u001b\\{text}\u001b]8;;\u001b\\" : text;

    private string Paint(string code, string text) => colour && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
