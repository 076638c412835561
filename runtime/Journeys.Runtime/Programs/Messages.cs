using System.Collections.Immutable;
using NodaTime;

namespace Journeys.Runtime.Programs;

/// <summary>The kinds of channel.</summary>
public enum ChannelKind
{
    /// <summary>E-mail.</summary>
    Email,
    /// <summary>Text message.</summary>
    Sms,
    /// <summary>Push notification.</summary>
    Push,
    /// <summary>Inside the product.</summary>
    InApp,
    /// <summary>WhatsApp.</summary>
    WhatsApp,
    /// <summary>Webhook.</summary>
    Webhook,
}

/// <summary>Settings of a channel.</summary>
/// <param name="Kind">Which channel.</param>
/// <param name="From">The sender, for e-mail <c>Name &lt;address&gt;</c>; null where the host's configuration says.</param>
/// <param name="Quiet">Local hours in which nothing goes out; null for none.</param>
public sealed record ChannelDefinition(ChannelKind Kind, string? From, QuietHours? Quiet)
{
    /// <summary>Limits on this channel's messages, in source order (R18).</summary>
    public ImmutableArray<LimitDefinition> Limits { get; init; } = [];
}

/// <summary>Hours of the contact's day in which a channel rests; may span midnight.</summary>
/// <param name="From">First quiet instant of the day.</param>
/// <param name="To">First instant at which sending goes on.</param>
public sealed record QuietHours(LocalTime From, LocalTime To);

/// <summary>A message that journeys send.</summary>
/// <param name="Name">Declared name.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Topic">The topic that needs consent; null when transactional.</param>
/// <param name="Render">Renders the message for a person; the scope's locals are the message's parameters in order.</param>
public sealed record MessageDefinition(string Name, ChannelKind Channel, string? Topic, Func<Scope, RenderedMessage> Render)
{
    /// <summary>Needs no consent and obeys no limit or quiet hour (R16, R19).</summary>
    public bool Transactional => Topic is null;
}

/// <summary>A message as it will be handed to a channel.</summary>
/// <param name="From">Sender override; null for the channel's.</param>
/// <param name="Subject">Subject of an e-mail, title of a push; null where the channel has none.</param>
/// <param name="Preview">Preview text of an e-mail; null for none.</param>
/// <param name="Html">HTML body of an e-mail.</param>
/// <param name="Text">Text body; every message has one.</param>
/// <param name="Link">Where a push leads.</param>
public sealed record RenderedMessage(string? From, string? Subject, string? Preview, string? Html, string Text, string? Link = null);
