using System.Collections.Immutable;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage;

/// <summary>
/// One way to recognise a person, for example ("email", "ada@shop.example"). The caller normalises the value
/// (lower case for e-mail, E.164 for phone): the store compares code unit by code unit.
/// </summary>
/// <param name="Kind">At most 40 characters.</param>
/// <param name="Value">1 to 320 characters, without blanks at its end.</param>
public sealed record Identity(string Kind, string Value);

/// <summary>One input that arrived for a person.</summary>
/// <param name="Identities">In order of strength, the strongest first; none makes a new anonymous person.</param>
/// <param name="MessageId">The sender's id of this input, at most 200 characters; a second input with the same id
/// within <see cref="StoreOptions.MessageIdsKept"/> is not appended again. Null: never a duplicate.</param>
/// <param name="ReceivedAt">When the input arrived.</param>
/// <param name="Payload">The encoded input; opaque to the store.</param>
public sealed record IngestItem(ImmutableArray<Identity> Identities, string? MessageId, Instant ReceivedAt, ReadOnlyMemory<byte> Payload)
{
    /// <summary>
    /// The person, where a signed address or a message already names one by key; identities are then neither looked up nor attached.
    /// An input for a person who does not exist (any more) is appended and goes nowhere. Null to go by identities.
    /// </summary>
    public PersonKey? Person { get; init; }
}

/// <summary>What became of one <see cref="IngestItem"/>; results stand in the order of the items.</summary>
/// <param name="Person">The person the input belongs to: that of the strongest identity already known, else a new one.</param>
/// <param name="Created">The person did not exist before.</param>
/// <param name="Duplicate">The message id was seen before: nothing was appended, <paramref name="Person"/> is whom the first one went to.</param>
public sealed record IngestResult(PersonKey Person, bool Created, bool Duplicate)
{
    /// <summary>
    /// Another known person that one of the weaker identities belongs to. The input went to <see cref="Person"/> and
    /// no identity was attached to anybody; the two need a merge. Null when the identities agree.
    /// </summary>
    public PersonKey? ConflictsWith { get; init; }
}
