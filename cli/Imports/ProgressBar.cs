using Journeys.Cli.Rendering;
using Spectre.Console;

namespace Journeys.Cli.Imports;

/// <summary>A bar while something takes long, where a person looks on; elsewhere nothing, for a log needs no bar.</summary>
internal static class ProgressBar
{
    public static async Task RunAsync(Terminal terminal, string title, long total, Func<Action<long>, Task> work)
    {
        if (!terminal.Interactive || total <= 0)
        {
            await work(_ => { });
            return;
        }

        await AnsiConsole.Progress().AutoClear(true).HideCompleted(true).StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(title), maxValue: total);
            await work(done => task.Value = done);
        });
    }
}
