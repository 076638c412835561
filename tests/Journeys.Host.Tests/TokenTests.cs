using CsCheck;
using Journeys.Host.Tracking;

namespace Journeys.Host.Tests;

public sealed class TokenTests
{
    private static readonly LinkSigner Signer = new(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    [Fact]
    public void What_was_signed_is_read_back_whatever_it_says() =>
        Gen.Select(Gen.Long, Gen.String, Gen.String).Sample((person, subject, target) =>
        {
            // Half of a surrogate pair has no UTF-8 form and comes from no compiler.
            if (HasLoneSurrogate(subject) || HasLoneSurrogate(target)) return;
            var token = new LinkToken(LinkPurpose.Click, person, subject, target);
            var text = Signer.Sign(token);
            if (text.Length <= 4096) Assert.Equal(token, Signer.Read(text, LinkPurpose.Click));
        });

    [Fact]
    public void Every_changed_character_makes_a_token_nobodys()
    {
        var text = Signer.Sign(new LinkToken(LinkPurpose.Unsubscribe, 42, "Onboarding", ""));
        for (var i = 0; i < text.Length; i++)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            // The last character holds unused bits: another spelling of the same bytes would be the same token.
            if (Signer.Read(changed, LinkPurpose.Unsubscribe) is { } read) Assert.Fail($"Character {i} may be changed: {read}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64 at all!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Rubbish_is_no_token(string text) => Assert.Null(Signer.Read(text, LinkPurpose.Unsubscribe));

    [Fact]
    public void A_token_for_one_thing_is_none_for_another()
    {
        var text = Signer.Sign(new LinkToken(LinkPurpose.Open, 42, "42-1/hello/1", ""));
        Assert.Null(Signer.Read(text, LinkPurpose.Unsubscribe));
        Assert.Null(new LinkSigner(new byte[32]).Read(text, LinkPurpose.Open));
    }

    [Fact]
    public void Web_links_pass_by_the_host_and_others_stay()
    {
        var html = """<body><a class="x" href="https://shop.example/?a=1&amp;b=2">A</a><A HREF='http://b.example'>B</A><a href="mailto:a@b.example">C</a><a href="http://h/u/tok">D</a><a href="#top">E</a></body>""";
        Assert.Equal(
            """<body><a class="x" href="[https://shop.example/?a=1&b=2]">A</a><A HREF="[http://b.example]">B</A><a href="mailto:a@b.example">C</a><a href="http://h/u/tok">D</a><a href="#top">E</a><img src="O" width="1" height="1" alt="" style="display:block;border:0"></body>""",
            TrackedHtml.Rewrite(html, "http://h", target => $"[{target}]", "O"));
    }

    private static bool HasLoneSurrogate(string text) => text != System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
