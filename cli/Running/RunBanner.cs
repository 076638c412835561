using Journeys.Cli.Rendering;
using Journeys.Host;
using Journeys.Host.Clock;

namespace Journeys.Cli.Running;

/// <summary>What a run says at its beginning and at its end: above all, where to look.</summary>
internal static class RunBanner
{
    public static void Write(Terminal terminal, RunRequest request, JourneysHost host)
    {
        terminal.Line();
        terminal.Line(terminal.Bold($"{host.Project.Name} is running."));
        terminal.Line($"  Overview   {terminal.Link(host.Address, host.Address)}");
        if (host.Mailbox is not null) terminal.Line($"  Mailbox    {terminal.Link($"{host.Address}/mail", $"{host.Address}/mail")}");
        else if (request.Smtp is { } smtp) terminal.Line($"  Mail goes  {smtp.Host}:{smtp.Port}");
        if (request is { Smtp: not null, PublicUrl: null })
            terminal.Line(terminal.Yellow($"  Links in mails, unsubscribing included, lead to {host.Address}, which only this machine can reach; name the address readers can with --public-url."));
        terminal.Line($"  A person   {host.Address}/people/EMAIL");
        terminal.Line($"  Kept in    {DiagnosticWriter.ShownPath(".", request.Data.Folder)}  {terminal.Dim("(delete it to begin anew)")}");
        if (request.Speed != ClockSpeed.Real) terminal.Line($"  Clock      {host.Clock.Now:uuuu-MM-dd HH:mm}Z, at {request.Speed}");
        if (request.Demonstration?.Events is { } events) terminal.Line($"  Playing    {DiagnosticWriter.ShownPath(".", events)}{(host.Played > 0 ? $", from line {host.Played + 1}" : "")}");
        if (host.InDoubtAtStart > 0) terminal.Line(terminal.Yellow($"  {host.InDoubtAtStart} messages were in doubt after the last stop; they are listed on the overview and were not sent again."));
        terminal.Line(terminal.Dim("  Ctrl-C stops it; the same command goes on where it stopped."));
        terminal.Line();
    }

    public static async Task FarewellAsync(Terminal terminal, RunRequest request, JourneysHost host)
    {
        var outbox = await host.Store.CountOutboxAsync(CancellationToken.None);
        terminal.Line();
        terminal.Line($"Stopped at {host.Clock.Now:uuuu-MM-dd HH:mm}Z. {outbox.Sent:N0} messages sent, {outbox.Failed + outbox.Dead:N0} failed, {outbox.InDoubt:N0} in doubt." + (host.Mailbox is null ? "" : $" Mails are kept in {DiagnosticWriter.ShownPath(".", Path.Combine(request.Data.Folder, "mail"))}."));
    }
}
