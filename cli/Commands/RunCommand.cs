using System.CommandLine;
using System.Net;
using Journeys.Channels.Email;
using Journeys.Cli.Rendering;
using Journeys.Cli.Running;
using Journeys.Host;
using Journeys.Host.Clock;
using Journeys.Runtime.Programs;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys run</c>: the real host on an embedded database, with a mailbox of its own.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var project = CommonOptions.Project();
        var speed = new Option<string?>("--speed") { Description = $"How fast the clock runs, for example 1d/s; without it {Demonstration.DefaultSpeed} for a demonstration, else real time." };
        var port = new Option<int>("--port") { Description = "The port of the pages on this machine; 0 takes a free one.", DefaultValueFactory = _ => 5080 };
        var smtp = new Option<string?>("--smtp") { Description = "Deliver to this mail server (HOST:PORT) rather than into the built-in mailbox." };
        var publicUrl = new Option<string?>("--public-url") { Description = "Where readers of mails reach this host, for example https://mail.shop.example: links in mails begin with it." };
        var db = CommonOptions.Database();
        var sqlServer = CommonOptions.SqlServer();
        var noDemo = new Option<bool>("--no-demo") { Description = "Leave the project's folder demo/ alone." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Do not print decisions." };
        var untilIdle = new Option<bool>("--until-idle") { Description = "Stop when the demonstration is played and nobody is under way." };
        var command = new Command("run", "Run a project on this machine: database, mailbox and pages included.")
        {
            project, speed, port, smtp, publicUrl, db, sqlServer, noDemo, quiet, untilIdle,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = CommonOptions.Folder(parsed.GetRequiredValue(project));
            var folder = DataFolder.Of(root, parsed.GetValue(db), parsed.GetValue(sqlServer));
            var given = parsed.GetValue(speed);
            var demonstration = parsed.GetValue(noDemo) ? null : Demonstration.Find(root);
            var request = new RunRequest(
                root, folder, Speed(given ?? (demonstration is null ? null : Demonstration.DefaultSpeed)), parsed.GetValue(port),
                Smtp(parsed.GetValue(smtp)), PublicUrl(parsed.GetValue(publicUrl)), demonstration, parsed.GetValue(quiet), parsed.GetValue(untilIdle));
            return await RunAsync(terminal, request, cancellation);
        });
        return command;
    }

    private static ClockSpeed Speed(string? given)
    {
        if (given is null) return ClockSpeed.Real;
        return ClockSpeed.TryParse(given, out var speed) ? speed
            : throw new UsageException($"--speed {given}: not a speed; write how much time passes in a second, for example 90m/s, 12h/s or 1d/s.");
    }

    private static string? PublicUrl(string? given)
    {
        if (given is null) return null;
        return Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 ? given.TrimEnd('/')
            : throw new UsageException($"--public-url {given}: not a web address; write for example https://mail.shop.example.");
    }

    private static SmtpOptions? Smtp(string? given)
    {
        if (given is null) return null;
        var colon = given.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(given[(colon + 1)..], out var port) || port is < 1 or > 65535)
            throw new UsageException($"--smtp {given}: write HOST:PORT, for example 127.0.0.1:2525.");
        var host = given[..colon];
        return new SmtpOptions
        {
            Host = host,
            Port = port,
            Security = port == 465 ? SmtpSecurity.Tls : IsThisMachine(host) ? SmtpSecurity.None : SmtpSecurity.StartTls,
            UserName = Environment.GetEnvironmentVariable("JOURNEYS_SMTP_USER"),
            Password = Environment.GetEnvironmentVariable("JOURNEYS_SMTP_PASSWORD"),
        };
    }

    // The whole name counts: mail for 127.mail.example must not go out in the clear.
    internal static bool IsThisMachine(string host) =>
        host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    private static async Task<int> RunAsync(Terminal terminal, RunRequest request, CancellationToken cancellation)
    {
        if (ProjectBuild.Compile(terminal, request.Root, includeTests: false) is not { } built) return ExitCode.Findings;
        using var occupied = request.Data.Occupy();
        var printer = new DecisionPrinter(terminal, request.Quiet);
        var options = new HostOptions
        {
            Program = built.Program,
            Store = request.Data.Store,
            DataFolder = request.Data.Folder,
            Smtp = request.Smtp,
            Port = request.Port,
            PublicUrl = request.PublicUrl,
            Speed = request.Speed,
            EventsFile = request.Demonstration?.Events,
            OnDecisions = printer.Print,
        };

        try
        {
            if (request.Demonstration is { } demonstration) await demonstration.FillAsync(terminal, options, cancellation);
            await using var host = await JourneysHost.StartAsync(options, cancellation);
            request.Data.Announce(host.Address);
            try
            {
                printer.Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(host.Project.TimeZone) ?? DateTimeZone.Utc;
                RunBanner.Write(terminal, request, host);
                await UntilStoppedAsync(terminal, request, host, cancellation);
            }
            finally
            {
                request.Data.Withdraw();
            }
            await host.StopAsync();
            await RunBanner.FarewellAsync(terminal, request, host);
            return ExitCode.Fine;
        }
        catch (StoreException failure)
        {
            throw new UsageException(failure.Message);
        }
        catch (ProgramLoadException failure)
        {
            throw new UsageException(failure.Message);
        }
        catch (IOException failure) when (failure.InnerException is System.Net.Sockets.SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UsageException($"Port {request.Port} is taken on this machine; choose another with --port, or --port 0 for any free one.");
        }
    }

    private static async Task UntilStoppedAsync(Terminal terminal, RunRequest request, JourneysHost host, CancellationToken cancellation)
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var failure = host.WaitForFailureAsync(interrupt.Token);
        var idle = request.UntilIdle ? Idleness.WaitAsync(host, interrupt.Token) : Task.Delay(Timeout.Infinite, interrupt.Token);
        var first = await Task.WhenAny(failure, idle);
        await interrupt.CancelAsync();
        if (first.IsFaulted) await first;
        if (cancellation.IsCancellationRequested) terminal.Line(terminal.Dim("Stopping: the batch in flight is finished first."));
    }
}
