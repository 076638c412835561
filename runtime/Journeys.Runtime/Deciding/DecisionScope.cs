using System.Collections.Immutable;
using Journeys.Runtime.Gates;
using Journeys.Runtime.History;
using Journeys.Runtime.Operators;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Time;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Deciding;

/// <summary>The scope of one decision, turned to one run and event after the other. Records appear in the layout of the run's version (R29).</summary>
internal sealed class DecisionScope(Person person, ProgramSet programs, IObjectLookup objects, Instant now) : Scope
{
    private readonly List<Record> found = [];
    private Run? run;
    private Record? happening;
    private ImmutableArray<object?> arguments = [];
    private bool rendering;
    private string unsubscribeUrl = "";
    private (Record Contact, RecordType Layout, Record Mapped)? mapped;

    /// <summary>Turns to a run (null for the person alone) and the event at hand.</summary>
    public DecisionScope For(Run? of, Record? record)
    {
        (run, rendering) = (of, false);
        happening = record is null ? null : InLayoutOf(of, record);
        ResetHorizon();
        return this;
    }

    /// <summary>Turns to a message that is being rendered: its locals are its parameters.</summary>
    public DecisionScope ForMessage(Run? of, ImmutableArray<object?> parameters, string unsubscribe)
    {
        For(of, null);
        (arguments, unsubscribeUrl, rendering) = (parameters, unsubscribe, true);
        return this;
    }

    /// <summary>A record of the current program in the layout of a run's version.</summary>
    public Record InLayoutOf(Run? of, Record record)
    {
        var program = of?.Linked?.Program ?? programs.CurrentProgram;
        return ReferenceEquals(program, programs.CurrentProgram) || program.Type(record.Type.Name) is not { } type ? record : SchemaMap.To(record, type);
    }

    private LinkedProgram Program => run?.Linked?.Program ?? programs.CurrentProgram;

    public override Instant Now => now;
    public override Instant? RunStart => run?.StartedAt;
    public override DateTimeZone Zone => ZoneInUse.Of(person, programs.CurrentProgram).Zone;
    public override Formatting Format => Program.Format with { Zone = Zone };
    public override Record? Event => happening;
    public override string UnsubscribeUrl => unsubscribeUrl;

    public override Record Contact
    {
        get
        {
            var layout = Program.Definition.Contact;
            if (ReferenceEquals(person.Contact.Type, layout)) return person.Contact;
            if (mapped is { } known && ReferenceEquals(known.Contact, person.Contact) && ReferenceEquals(known.Layout, layout)) return known.Mapped;
            var contact = SchemaMap.To(person.Contact, layout);
            mapped = (person.Contact, layout, contact);
            return contact;
        }
    }

    public override object? Local(int index) => rendering ? arguments[index]
        : run is { } of ? of.Locals[index] : throw new InvalidOperationException("There is no run here whose locals could be read.");

    public override Record? Object(string type, object? key)
    {
        if (KeyText.Of(key) is not { } text) return null;
        return objects.Find(type, text) is { } record ? InLayoutOf(run, record) : null;
    }

    public override bool Consents(string topic, ChannelKind? channel) => person.ConsentsTo(topic, channel);

    public override bool Reachable(ChannelKind channel) => person.SuppressionOf(channel) is null && Addresses.Of(person, channel, programs.CurrentProgram) is not null;

    public override bool InList(string list)
    {
        foreach (var membership in person.ListMemberships)
        {
            if (membership.List != list || membership.Until <= now) continue;
            if (membership.Until is { } until) ChangesAt(until);
            return true;
        }
        return false;
    }

    public override bool Running(string journey)
    {
        foreach (var other in person.RunList) if (other.Journey == journey && other.State != RunState.Ended) return true;
        return false;
    }

    public override bool Message(string label, MessageState state)
    {
        if (run?.Memory(label) is not { } memory) return false;
        for (var i = person.Messages.Count - 1; i >= 0; i--)
            if (person.Messages[i] is var message && message.Run == run.Number && message.Place == label && message.Visit == memory.Visits) return message.Has(state);
        return false;
    }

    public override bool Did(string key, Func<Record, bool>? where, Window window) => Collect(key, where, window, newest: 1).Count > 0;

    public override bool No(string key, Func<Record, bool>? where, Window window, bool orSinceCreated)
    {
        if (Collect(key, where, window, newest: 1).Count > 0) return false;
        if (window is Window.SincePlace place && run?.Memory(place.Place) is null) return false;
        return orSinceCreated || IsKnownFor(window);
    }

    public override long Count(string key, Func<Record, bool>? where, Window window) => Collect(key, where, window).Count;

    public override long CountDistinct(string key, Func<Record, object?> field, Func<Record, bool>? where, Window window)
    {
        var seen = new HashSet<object>(ValueEquality.Comparer);
        foreach (var record in Collect(key, where, window)) if (field(record) is { } value) seen.Add(value);
        return seen.Count;
    }

    public override decimal Sum(string key, Func<Record, decimal?> field, Func<Record, bool>? where, Window window)
    {
        var sum = 0m;
        foreach (var record in Collect(key, where, window)) sum += field(record) ?? 0;
        return sum;
    }

    public override decimal? Average(string key, Func<Record, decimal?> field, Func<Record, bool>? where, Window window)
    {
        var (sum, count) = (0m, 0);
        foreach (var record in Collect(key, where, window)) if (field(record) is { } value) (sum, count) = (sum + value, count + 1);
        return count == 0 ? null : sum / count;
    }

    public override object? Extreme(string key, Func<Record, object?> field, Func<Record, bool>? where, Window window, bool largest)
    {
        object? best = null;
        foreach (var record in Collect(key, where, window))
            if (field(record) is { } value && (best is null || (largest ? ValueEquality.Compare(value, best) > 0 : ValueEquality.Compare(value, best) < 0))) best = value;
        return best;
    }

    public override object? MostFrequent(string key, Func<Record, object?> field, Func<Record, bool>? where, Window window)
    {
        var counts = new Dictionary<object, int>(ValueEquality.Comparer);
        var records = Collect(key, where, window);
        foreach (var record in records) if (field(record) is { } value) counts[value] = counts.GetValueOrDefault(value) + 1;
        object? best = null;
        // Newest first, so that the first of the highest is the more recent.
        foreach (var record in records) if (field(record) is { } value && (best is null || counts[value] > counts[best])) best = value;
        return best;
    }

    public override Record? First(string key, Func<Record, bool>? where, Window window) => Collect(key, where, window) is { Count: > 0 } records ? records[^1] : null;

    public override Record? Last(string key, Func<Record, bool>? where, Window window) => Collect(key, where, window, newest: 1) is { Count: > 0 } records ? records[0] : null;

    public override ImmutableArray<object?> LastMany(int count, string key, Func<Record, bool>? where, Window window) => [.. Collect(key, where, window, newest: count)];

    public override bool TimeSinceLast(string key, Func<Record, bool>? where, Comparison comparison, Span span)
    {
        if (person.History.Of(key) is not { } entries) return false;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (where is not null && !where(InLayoutOf(run, entries[i].Record))) continue;
            var turns = Calendar.Add(entries[i].Mark.At, span, programs.CurrentProgram.Zone);
            ChangesAt(turns);
            ChangesAt(turns + JustAfter);
            return comparison switch
            {
                Comparison.Equal => now == turns,
                Comparison.NotEqual => now != turns,
                Comparison.Less => now < turns,
                Comparison.LessOrEqual => now <= turns,
                Comparison.Greater => now > turns,
                _ => now >= turns,
            };
        }
        return false;
    }

    /// <summary>The resolution in which hosts keep time.</summary>
    private static readonly Duration JustAfter = Duration.FromTicks(10);

    /// <summary>Matching records, newest first, at most so many; valid until the next call. Notes when the answer may change by itself.</summary>
    private List<Record> Collect(string key, Func<Record, bool>? where, Window window, int newest = int.MaxValue)
    {
        found.Clear();
        if (window is Window.This unit) ChangesAt(Windows.EndOf(unit.Unit, now, programs.CurrentProgram.Zone));
        if (person.History.Of(key) is not { } entries) return found;
        var bounds = Windows.Of(window, now, programs.CurrentProgram.Zone, run);
        for (var i = entries.Count - 1; i >= 0 && found.Count < newest; i--)
        {
            var mark = entries[i].Mark;
            if (bounds.IsAfter(mark, out var enters))
            {
                if (where is null || where(InLayoutOf(run, entries[i].Record))) ChangesAt(enters);
                continue;
            }
            if (bounds.IsBefore(mark, out var leaves))
            {
                // In a DST gap an earlier event may leave a calendar window a little later than its successor.
                if (leaves is { } left && left > now - Duration.FromDays(1)) continue;
                break;
            }
            var record = InLayoutOf(run, entries[i].Record);
            if (where is not null && !where(record)) continue;
            if (leaves is { } gone) ChangesAt(gone);
            found.Add(record);
        }
        return found;
    }

    /// <summary>R24: <c>no X in last W</c> needs a contact known for at least W.</summary>
    private bool IsKnownFor(Window window)
    {
        var zone = programs.CurrentProgram.Zone;
        var since = window switch
        {
            Window.InLast last => Calendar.Add(person.CreatedAt, last.Length, zone),
            Window.Ago ago => Calendar.Add(person.CreatedAt, ago.From, zone),
            Window.This unit when person.CreatedAt > Windows.StartOf(unit.Unit, now, zone) => Windows.EndOf(unit.Unit, now, zone),
            Window.SinceDate date when person.CreatedAt > Zones.Resolve(date.Date, zone) => Instant.MaxValue,
            _ => Instant.MinValue,
        };
        if (since <= now) return true;
        ChangesAt(since);
        return false;
    }
}
