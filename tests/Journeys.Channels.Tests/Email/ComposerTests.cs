using System.Text;
using CsCheck;
using Journeys.Channels.Email;
using Journeys.Channels.Tests.Support;
using MimeKit;

namespace Journeys.Channels.Tests.Email;

public sealed class ComposerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static byte[] Wire(OutgoingEmail email)
    {
        var ready = Assert.IsType<Composition.Ready>(new EmailComposer(new FixedTime(Noon)).Compose(email));
        using var stream = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        ready.Message.WriteTo(format, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static MimeMessage Parsed(OutgoingEmail email) =>
        MimeMessage.Load(new MemoryStream(Wire(email)), TestContext.Current.CancellationToken);

    private static Composition.Impossible Refused(OutgoingEmail email) =>
        Assert.IsType<Composition.Impossible>(new EmailComposer(new FixedTime(Noon)).Compose(email));

    [Fact]
    public void Text_comes_first_and_html_last()
    {
        var body = Assert.IsType<MultipartAlternative>(Parsed(Mails.One()).Body);
        Assert.Equal(["text/plain", "text/html"], body.Select(p => p.ContentType.MimeType));
    }

    [Fact]
    public void Headers_say_who_when_and_which()
    {
        var message = Parsed(Mails.One() with { ToName = "Ada, Countess", Subject = "Grüße an Ada 🎉" });
        Assert.Equal("send-1@shop.example", message.MessageId);
        Assert.Equal(Noon, message.Date);
        Assert.Equal("Shop", message.From.Mailboxes.Single().Name);
        Assert.Equal("Ada, Countess", message.To.Mailboxes.Single().Name);
        Assert.Equal("person1@example.org", message.To.Mailboxes.Single().Address);
        Assert.Equal("Grüße an Ada 🎉", message.Subject);
        Assert.Single(message.Headers, h => h.Id == HeaderId.MessageId);
        Assert.Single(message.Headers, h => h.Id == HeaderId.Date);
    }

    [Fact]
    public void The_same_mail_at_the_same_time_is_the_same_bytes() =>
        Assert.Equal(Wire(Mails.One()), Wire(Mails.One()));

    [Fact]
    public void Unsubscribing_takes_one_click()
    {
        var url = "https://shop.example/u/" + new string('a', 400) + "?x=1,2&y=<z>";
        var wire = Encoding.ASCII.GetString(Wire(Mails.One() with { UnsubscribeUrl = url }));
        Assert.Contains($"\r\nList-Unsubscribe: <https://shop.example/u/{new string('a', 400)}?x=1%2C2&y=%3Cz%3E>\r\n", wire, StringComparison.Ordinal);
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", wire, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://shop.example/u/1", false)] // RFC 8058 §3.1: HTTPS only
    [InlineData("http://127.0.0.1:5080/u/1", true)] // but a host on this machine can be tried out
    public void One_click_needs_https(string url, bool isOneClick)
    {
        var message = Parsed(Mails.One() with { UnsubscribeUrl = url });
        Assert.Equal($"<{url}>", message.Headers["List-Unsubscribe"]);
        Assert.Equal(isOneClick, message.Headers.Contains("List-Unsubscribe-Post"));
    }

    [Fact]
    public void A_mail_that_cannot_be_unsubscribed_has_no_such_header() =>
        Assert.DoesNotContain(Parsed(Mails.One()).Headers, h => h.Field.StartsWith("List-", StringComparison.Ordinal));

    [Theory]
    [InlineData("news.shop.example", "<news.shop.example>")]
    [InlineData("News <news.shop.example>", "\"News\" <news.shop.example>")]
    [InlineData("Grüße <news.shop.example>", "Grüße <news.shop.example>")]
    public void List_id_names_the_list(string given, string expected) =>
        Assert.Equal(expected, Parsed(Mails.One() with { ListId = given }).Headers[HeaderId.ListId]);

    [Fact]
    public void Preview_is_hidden_right_after_the_body_tag()
    {
        var html = "<!doctype html><!-- <body> --><html><BODY class=\"a > b\"><p>Hi</p></BODY></html>";
        var result = Parsed(Mails.One() with { Html = html, Preview = "5 < 6 & more" }).HtmlBody ?? "";
        Assert.StartsWith("<!doctype html><!-- <body> --><html><BODY class=\"a > b\"><div style=\"display:none;", result, StringComparison.Ordinal);
        Assert.Contains(">5 &lt; 6 &amp; more&#847;", result, StringComparison.Ordinal);
        Assert.EndsWith("</div><p>Hi</p></BODY></html>", result.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Preview_without_a_body_tag_comes_first() =>
        Assert.StartsWith("<div style=\"display:none", Preheader.Insert("<p>Hi</p>", "There"), StringComparison.Ordinal);

    [Fact]
    public void No_preview_leaves_the_html_alone() =>
        Assert.Equal("<p>Hi</p>", Preheader.Insert("<p>Hi</p>", " \r\n "));

    [Theory]
    [InlineData("Hello\r\nBcc: spy@evil.example")]
    [InlineData("Hello\nBcc: spy@evil.example")]
    [InlineData("Hello\rBcc: spy@evil.example")]
    [InlineData("Hello\r\n\r\n<script>")]
    [InlineData("Hello\0\u0085\u2028Bcc: spy@evil.example")]
    public void Line_breaks_in_subject_and_name_become_spaces(string text)
    {
        var message = Parsed(Mails.One() with { Subject = text, ToName = text });
        Assert.False(message.Headers.Contains(HeaderId.Bcc));
        Assert.StartsWith("Hello ", message.Subject, StringComparison.Ordinal);
        Assert.StartsWith("Hello ", message.To.Mailboxes.Single().Name, StringComparison.Ordinal);
        Assert.Equal("person1@example.org", Assert.Single(message.To.Mailboxes).Address);
    }

    [Fact]
    public void No_text_can_add_a_header_or_a_recipient() =>
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((subject, name, preview) =>
        {
            var plain = Parsed(Mails.One());
            var message = Parsed(Mails.One() with { Subject = subject, ToName = name, Preview = preview });
            Assert.Equal(plain.Headers.Select(h => h.Field), message.Headers.Select(h => h.Field));
            Assert.Equal("person1@example.org", Assert.Single(message.To.Mailboxes).Address);
            Assert.Equal(2, (message.Body as Multipart)?.Count);
        }, iter: 300);

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@shop.example")]
    [InlineData("ada@shop.example, bob@shop.example")]
    [InlineData("Ada <ada@shop.example>")]
    [InlineData("ada@shop.example\r\nRCPT TO:<spy@evil.example>")]
    [InlineData("ada lovelace@shop.example")]
    [InlineData("ada@shop..example")]
    [InlineData("ada>@shop.example")]
    public void A_bad_recipient_is_refused_with_the_reason(string to)
    {
        var refusal = Refused(Mails.One(to: to));
        Assert.True(refusal.IsRecipientAddress);
        Assert.Contains("is not an e-mail address", refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Reason);
    }

    [Fact]
    public void An_overlong_recipient_is_refused() =>
        Assert.Contains("64 bytes", Refused(Mails.One(to: new string('a', 65) + "@shop.example")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_bad_sender_is_not_the_recipients_fault()
    {
        var refusal = Refused(Mails.One() with { From = "Shop" });
        Assert.False(refusal.IsRecipientAddress);
        Assert.Contains("sender", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-at-sign")]
    [InlineData("<a@b>\r\nBcc: spy@evil.example")]
    [InlineData("")]
    public void A_bad_message_id_is_refused(string id) =>
        Assert.Contains("Message-ID", Refused(Mails.One() with { MessageId = id }).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("https://shop.example/\r\nBcc: spy@evil.example")]
    public void A_bad_unsubscribe_address_is_refused(string url) =>
        Assert.Contains("unsubscribing", Refused(Mails.One() with { UnsubscribeUrl = url }).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("news")]
    [InlineData("News <news.shop.example>\r\nBcc: spy@evil.example")]
    public void A_bad_list_id_is_refused(string id) =>
        Assert.Contains("list identifier", Refused(Mails.One() with { ListId = id }).Reason, StringComparison.Ordinal);

    [Fact]
    public void Every_line_is_short_and_seven_bit()
    {
        var wide = new string('x', 5000) + " ünïcödé " + new string('é', 5000);
        var wire = Wire(Mails.One() with
        {
            Subject = wide, ToName = wide, Html = $"<body>{wide}</body>", Text = wide, MessageId = $"<{new string('m', 300)}@shop.example>",
        });
        Assert.All(wire, b => Assert.InRange(b, 1, 127));
        Assert.All(Encoding.ASCII.GetString(wire).Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        var back = MimeMessage.Load(new MemoryStream(wire), TestContext.Current.CancellationToken);
        Assert.Equal(wide, back.TextBody?.TrimEnd());
        Assert.Equal($"<body>{wide}</body>", back.HtmlBody?.TrimEnd());
        Assert.Equal(wide, back.Subject);
        Assert.Equal(new string('m', 300) + "@shop.example", back.MessageId);
    }

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        Gen.String[Gen.Char[' ', '\uD7FF'], 0, 400].Sample(text =>
        {
            var back = Parsed(Mails.One() with { Text = "a" + text + "z", Html = "<p>" + text + "</p>" });
            Assert.Equal("a" + text + "z", back.TextBody?.TrimEnd('\r', '\n'));
            Assert.Equal("<p>" + text + "</p>", back.HtmlBody?.TrimEnd('\r', '\n'));
        }, iter: 300);
}
