using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using NodaTime;

namespace Journeys.Channels.Mailbox;

/// <summary>One .eml file of the mailbox: how it is written and read.</summary>
internal static class MailFile
{
    public const string Suffix = ".eml";
    public const string UnfinishedSuffix = ".eml.part";

    /// <summary>The id in a file's name; null for files of others.</summary>
    public static long? IdOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>The header fields that the last server adds on delivery (RFC 5321 §4.4), so that the file tells the envelope.</summary>
    public static byte[] Trace(MailEnvelope envelope, long id, DateTimeOffset arrived)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Return-Path: <{Clean(envelope.Sender)}>\r\n");
        foreach (var recipient in envelope.Recipients) text.Append(CultureInfo.InvariantCulture, $"Delivered-To: {Clean(recipient)}\r\n");
        text.Append(CultureInfo.InvariantCulture,
            $"Received: from [127.0.0.1] by localhost (Journeys mailbox) with {envelope.Protocol} id {id};\r\n\t{DateUtils.FormatDate(arrived)}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes a mail under its name, all or nothing. False where the name is taken.</summary>
    public static bool Write(string path, ReadOnlyMemory<byte> trace, ReadOnlyMemory<byte> content, bool isFlushed)
    {
        var unfinished = Path.ChangeExtension(path, UnfinishedSuffix);
        using var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        RandomAccess.Write(file, [trace, content], fileOffset: 0);
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        // After the move: on journalling file systems flushing the file then commits its name as well.
        if (isFlushed) RandomAccess.FlushToDisk(file);
        return true;
    }

    /// <summary>Reads what the list shows. Closes the stream.</summary>
    public static MailSummary ReadSummary(Stream raw, long id)
    {
        using (raw)
        {
            var headers = new MimeParser(raw, MimeFormat.Entity).ParseHeaders();
            return new MailSummary(
                id,
                MimeUtils.ParseMessageId(headers[HeaderId.MessageId] ?? "") ?? "",
                Addresses(headers, HeaderId.From),
                Addresses(headers, HeaderId.To),
                headers[HeaderId.Subject] ?? "",
                Date(headers[HeaderId.Date]),
                Date(headers[HeaderId.Received]?.Split(';')[^1]) ?? Instant.MinValue,
                raw.Length);
        }
    }

    /// <summary>Reads the whole mail. Closes the stream.</summary>
    public static MailDetail ReadDetail(Stream raw, MailSummary summary)
    {
        using (raw)
        {
            using var message = MimeMessage.Load(raw);
            return new MailDetail(
                summary,
                [.. message.Headers.Select(h => new MailHeader(h.Field, h.Value))],
                message.HtmlBody,
                message.TextBody);
        }
    }

    private static string Addresses(HeaderList headers, HeaderId field)
    {
        var index = headers.IndexOf(field);
        if (index < 0) return "";
        return InternetAddressList.TryParse(headers[index].RawValue, out var list)
            ? list.ToString(FormatOptions.Default, encode: false)
            : headers[index].Value;
    }

    private static Instant? Date(string? text) =>
        DateUtils.TryParse(text ?? "", out var date) ? Instant.FromDateTimeOffset(date) : null;

    private static string Clean(string address) => new([.. address.Where(c => !char.IsControl(c))]);
}
