namespace Journeys.Channels.Recording;

/// <summary>A message of a channel that has no provider yet, as it would have been sent.</summary>
/// <param name="SendKey">Identifies the send; a line written twice after a crash has the same one.</param>
/// <param name="Channel">The channel's name in the language, such as <c>sms</c>. Letters and digits only.</param>
/// <param name="To">Where it would have gone: a phone number, a device token, the contact's key.</param>
/// <param name="Message">The message's declared name.</param>
/// <param name="Title">The title; null where the channel has none.</param>
/// <param name="Text">The text.</param>
/// <param name="Link">Where it leads; null for nowhere.</param>
public sealed record RecordedMessage(
    string SendKey, string Channel, string To, string Message, string? Title, string Text, string? Link);
