using Journeys.Channels.Email;
using Journeys.Host.Clock;

namespace Journeys.Cli.Running;

/// <summary>What <c>journeys run</c> was asked for.</summary>
internal sealed record RunRequest(string Root, DataFolder Data, ClockSpeed Speed, int Port, SmtpOptions? Smtp, string? PublicUrl, Demonstration? Demonstration, bool Quiet, bool UntilIdle);
