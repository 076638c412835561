using System.Globalization;
using System.Net;
using Journeys.Channels.Email;
using Journeys.Host;
using Journeys.Host.Clock;
using Journeys.Host.Programs;
using Journeys.Storage;

// <program.dll> <data folder> <smtp port> <speed> <events.jsonl> <database>: runs until it is killed, or until a file named "stop" appears in the folder.
var (program, folder, port, speedText, events, database) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), args[3], args[4], args[5]);
if (!ClockSpeed.TryParse(speedText, out var speed)) return 2;

await using var host = await JourneysHost.StartAsync(new HostOptions
{
    Program = new CompiledProgram("killed", await File.ReadAllBytesAsync(program), default),
    Store = new StoreOptions { Connection = "sqlite:" + database },
    DataFolder = folder,
    Smtp = new SmtpOptions { Host = IPAddress.Loopback.ToString(), Port = port, Security = SmtpSecurity.None, LocalDomain = "localhost", MessagesPerConnection = 1_000 },
    Port = 0,
    Speed = speed,
    EventsFile = events,
}, CancellationToken.None);

// Whoever kills this process wants to meet it at work, not while it starts.
await File.WriteAllTextAsync(Path.Combine(folder, "ready"), "");

var failure = host.WaitForFailureAsync(CancellationToken.None);
var stop = Path.Combine(folder, "stop");
while (!failure.IsCompleted && !File.Exists(stop)) await Task.Delay(50);
if (failure.IsCompleted) await failure;
return 0;
