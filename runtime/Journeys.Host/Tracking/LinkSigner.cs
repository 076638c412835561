using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Journeys.Storage;

namespace Journeys.Host.Tracking;

/// <summary>What a signed address is for.</summary>
public enum LinkPurpose : byte
{
    /// <summary>Ends a person's consent to a topic.</summary>
    Unsubscribe = 1,
    /// <summary>Tells that a message was opened.</summary>
    Open = 2,
    /// <summary>Tells that a link was clicked and leads there.</summary>
    Click = 3,
}

/// <summary>What a signed address says. It holds no personal data: numbers and names of the project only.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Person">The person's number in this store.</param>
/// <param name="Subject">The topic, or the send key of the message.</param>
/// <param name="Target">Where a click leads; empty otherwise.</param>
public sealed record LinkToken(LinkPurpose Purpose, long Person, string Subject, string Target);

/// <summary>
/// Signs and reads the tokens in a message's addresses: HMAC-SHA256 cut to 128 bits (RFC 2104 §5), under a key that is made
/// once and kept in the store. A token that was not signed here is nobody's.
/// </summary>
public sealed class LinkSigner(ReadOnlyMemory<byte> key)
{
    private const string Setting = "links.key";
    private const int MacLength = 16;
    private const int HeadLength = 1 + 8 + 2;
    // Mail programs and proxies cut addresses somewhere above 2,000 characters.
    private const int LongestToken = 4096;

    /// <summary>The signer of this store; makes its key where there is none yet.</summary>
    /// <param name="store">The store.</param>
    /// <param name="random">Fills a buffer with unpredictable bytes, for the first key.</param>
    /// <param name="cancellation">Stops waiting for the store.</param>
    public static async Task<LinkSigner> OpenAsync(IStore store, Action<byte[]> random, CancellationToken cancellation)
    {
        if (await store.GetSettingAsync(Setting, cancellation) is { } kept) return new LinkSigner(Convert.FromBase64String(kept));
        var fresh = new byte[32];
        random(fresh);
        await store.SetSettingAsync(Setting, Convert.ToBase64String(fresh), cancellation);
        return new LinkSigner(fresh);
    }

    /// <summary>The token as it stands in an address, in base64url (RFC 4648 §5).</summary>
    public string Sign(LinkToken token)
    {
        var subject = Encoding.UTF8.GetBytes(token.Subject);
        var target = Encoding.UTF8.GetBytes(token.Target);
        var bytes = new byte[HeadLength + subject.Length + target.Length + MacLength];
        bytes[0] = (byte)token.Purpose;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), token.Person);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(9), checked((ushort)subject.Length));
        subject.CopyTo(bytes, HeadLength);
        target.CopyTo(bytes, HeadLength + subject.Length);
        Mac(bytes.AsSpan(0, bytes.Length - MacLength)).CopyTo(bytes.AsSpan(bytes.Length - MacLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token that was signed here for this purpose; null for every other text.</summary>
    public LinkToken? Read(string text, LinkPurpose purpose)
    {
        if (text.Length is 0 or > LongestToken || !Base64Url.IsValid(text)) return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < HeadLength + MacLength || bytes[0] != (byte)purpose) return null;
        var body = bytes.AsSpan(0, bytes.Length - MacLength);
        if (!CryptographicOperations.FixedTimeEquals(Mac(body), bytes.AsSpan(bytes.Length - MacLength))) return null;
        var subjectLength = BinaryPrimitives.ReadUInt16BigEndian(body[9..]);
        var rest = body[HeadLength..];
        if (subjectLength > rest.Length) return null;
        return new LinkToken(purpose, BinaryPrimitives.ReadInt64BigEndian(body[1..]),
            Encoding.UTF8.GetString(rest[..subjectLength]), Encoding.UTF8.GetString(rest[subjectLength..]));
    }

    private byte[] Mac(ReadOnlySpan<byte> body) => HMACSHA256.HashData(key.Span, body)[..MacLength];
}
