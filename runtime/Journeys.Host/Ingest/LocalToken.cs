using System.Security.Cryptography;
using System.Text;

namespace Journeys.Host.Ingest;

/// <summary>
/// The word that <c>journeys send-event</c> shows to the host: kept in <c>token</c> in the data folder, readable by its owner only,
/// so that neither a web page in the user's browser nor another user of the machine can put events in.
/// </summary>
public sealed class LocalToken
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "token";

    private readonly byte[] value;

    private LocalToken(string value) => this.value = Encoding.UTF8.GetBytes(value);

    /// <summary>Opens the token of a data folder; makes it where it is not there.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="random">Fills a buffer with unpredictable bytes.</param>
    public static LocalToken Open(string folder, Action<byte[]> random)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: >= 32 } kept) return new LocalToken(kept);
        var bytes = new byte[32];
        random(bytes);
        var fresh = Convert.ToHexStringLower(bytes);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path, options)) writer.WriteLine(fresh);
        return new LocalToken(fresh);
    }

    /// <summary>Whether an <c>Authorization</c> header shows the token (RFC 6750 §2.1).</summary>
    public bool Matches(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()), value);
    }
}
