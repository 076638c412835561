using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Journeys.Channels.Tests.Support;

/// <summary>A client that sends exactly the bytes it is told to.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient tcp = new();
    private readonly StreamReader reader;
    private readonly NetworkStream stream;

    public RawClient(int port)
    {
        tcp.Connect(IPAddress.Loopback, port);
        tcp.NoDelay = true;
        stream = tcp.GetStream();
        stream.ReadTimeout = 60_000;
        reader = new StreamReader(stream, Encoding.UTF8);
    }

    public void Send(string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    public void SendBytes(byte[] bytes) => stream.Write(bytes);

    public string? Line() => reader.ReadLine();

    /// <summary>The code of the next reply, all its lines read.</summary>
    public string Code()
    {
        while (reader.ReadLine() is { } line)
            if (line.Length == 3 || line[3] == ' ') return line[..3];
        return "end";
    }

    public string Ask(string line)
    {
        Send(line + "\r\n");
        return Code();
    }

    public string Rest() => reader.ReadToEnd();

    public void Dispose() => tcp.Dispose();
}
