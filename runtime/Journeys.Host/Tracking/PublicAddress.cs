using Journeys.Runtime.People;

namespace Journeys.Host.Tracking;

/// <summary>Where people's mail programs reach this host, and the signed addresses built on it.</summary>
/// <param name="signer">Signs them.</param>
public sealed class PublicAddress(LinkSigner signer)
{
    /// <summary>For example <c>https://mail.shop.example</c>, without a slash at its end; set once, before the first message is rendered.</summary>
    public string Root { get; private set; } = "http://127.0.0.1";

    /// <summary>The page on which a person ends consent to a topic; also takes the one-click POST of RFC 8058.</summary>
    public string Unsubscribe(PersonKey person, string topic) => $"{Root}/u/{signer.Sign(new(LinkPurpose.Unsubscribe, person.Id, topic, ""))}";

    /// <summary>The picture whose loading says that a message was opened.</summary>
    public string Open(PersonKey person, string sendKey) => $"{Root}/o/{signer.Sign(new(LinkPurpose.Open, person.Id, sendKey, ""))}";

    /// <summary>The address that notes a click and leads to the target.</summary>
    public string Click(PersonKey person, string sendKey, string target) => $"{Root}/c/{signer.Sign(new(LinkPurpose.Click, person.Id, sendKey, target))}";

    internal void Set(string root) => Root = root.TrimEnd('/');
}
