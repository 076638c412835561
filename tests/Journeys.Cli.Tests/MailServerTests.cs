using Journeys.Cli.Commands;

namespace Journeys.Cli.Tests;

/// <summary>Mail goes without TLS to this machine only, whatever a name looks like.</summary>
public sealed class MailServerTests
{
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.1.2.3", true)]
    [InlineData("127.mail.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("mail.shop.example", false)]
    [InlineData("10.0.0.1", false)]
    public void This_machine_is_told_by_its_address(string host, bool expected) => Assert.Equal(expected, RunCommand.IsThisMachine(host));
}
