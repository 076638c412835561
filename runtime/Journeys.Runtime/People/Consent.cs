using Journeys.Runtime.Programs;

namespace Journeys.Runtime.People;

/// <summary>How words of consent add up: the newest wins, a withdrawal wins a tie.</summary>
internal static class Consent
{
    public static bool Holds(List<ConsentState> consents, string topic, ChannelKind? channel)
    {
        if (channel is { } one) return Effective(consents, topic, one) is { Given: true };
        var asked = false;
        var wide = Effective(consents, topic, null);
        foreach (var consent in consents)
        {
            if (consent.Channel is not { } named || consent.Topic is not null && consent.Topic != topic) continue;
            asked = true;
            if (Effective(consents, topic, named) is not { Given: true }) return false;
        }
        return asked || wide is { Given: true };
    }

    /// <summary>The word that decides, or null where there is none. Words without a topic or channel speak for all.</summary>
    public static ConsentState? Effective(List<ConsentState> consents, string topic, ChannelKind? channel)
    {
        ConsentState? best = null;
        foreach (var consent in consents)
        {
            if (consent.Topic is not null && consent.Topic != topic) continue;
            if (consent.Channel is not null && consent.Channel != channel) continue;
            if (best is null || consent.At > best.At || consent.At == best.At && !consent.Given) best = consent;
        }
        return best;
    }

    /// <summary>Keeps the newest word of its exact topic and channel. False when an equally new or newer one stands.</summary>
    public static bool Record(List<ConsentState> consents, ConsentState word)
    {
        for (var i = 0; i < consents.Count; i++)
        {
            var standing = consents[i];
            if (standing.Topic != word.Topic || standing.Channel != word.Channel) continue;
            if (standing.At > word.At || standing.At == word.At && (word.Given || !standing.Given)) return false;
            consents[i] = word;
            return true;
        }
        consents.Add(word);
        return true;
    }
}
