using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Journeys.Channels.Email;

namespace Journeys.Channels.Tests.Support;

/// <summary>A server that answers each line as a test says: for log-in, TLS and extensions that the mailbox does not offer.</summary>
internal sealed class DialogueServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string> answer;
    private readonly X509Certificate2? certificate;

    public DialogueServer(Func<string, string> answer, X509Certificate2? certificate = null)
    {
        this.answer = answer;
        this.certificate = certificate;
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public ConcurrentQueue<string> Lines { get; } = new();

    public SmtpOptions Options => new()
    {
        Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, LocalDomain = "sender.example",
        Security = certificate is null ? SmtpSecurity.None : SmtpSecurity.Tls,
    };

    /// <summary>An ordinary server with these extensions.</summary>
    public static Func<string, string> Polite(params string[] extensions) => line => line.Split(' ')[0] switch
    {
        "EHLO" => string.Concat(extensions.Select(e => $"250-{e}\r\n")) + "250 HELP",
        "DATA" => "354 Go on",
        "AUTH" => "235 2.7.0 Welcome",
        _ => "250 2.0.0 OK",
    };

    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = Task.Run(() => TalkAsync(client));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            Stream stream = client.GetStream();
            if (certificate is not null)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(certificate);
                stream = tls;
            }
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true };
            await writer.WriteAsync("220 ready\r\n");
            var isContent = false;
            while (await reader.ReadLineAsync() is { } line)
            {
                if (isContent && line != ".") continue;
                isContent = false;
                Lines.Enqueue(line);
                var reply = answer(line);
                isContent = reply.StartsWith("354", StringComparison.Ordinal);
                await writer.WriteAsync(reply + "\r\n");
            }
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client left, or did not like the certificate.
        }
    }
}
