using System.Collections.Immutable;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage.Tests.Conformance;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task What_is_committed_is_there_after_a_restart()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await DrainAsync(await ClaimAllAsync());
        var state = new byte[5_000];
        for (var i = 0; i < state.Length; i++) state[i] = (byte)(i * 31);
        var result = await Store.CommitAsync(For(claims, ada) with
        {
            People = [new PersonWrite(ada, state, Noon)],
            Outbox = [Message(ada, "r1/a/1", "first"), Message(ada, "r1/b/1", "second")],
            Timeline = [new TimelineWrite(ada, Noon, Bytes("entered")), new TimelineWrite(ada, Noon, Bytes("sent ✉"))],
        }, Ct);
        Assert.Equal(["r1/a/1", "r1/b/1"], result.Outbox.Select(row => row.SendKey));
        Assert.True(result.Outbox[0].Seq < result.Outbox[1].Seq);
        Assert.Empty(result.RepeatedSendKeys);

        await ReopenAsync();
        Assert.Equal(state, (await Store.LoadPeopleAsync([ada], Ct))[0].State.ToArray());
        Assert.Equal(["entered", "sent ✉"], (await Store.TimelineAsync(ada, 10, Ct)).Select(row => Text(row.Payload)));
        Assert.Equal(["sent ✉"], (await Store.TimelineAsync(ada, 1, Ct)).Select(row => Text(row.Payload)));
        var pending = await Store.PendingAsync(0, 10, Ct);
        Assert.Equal(result.Outbox.Select(row => (row.Seq, row.SendKey, row.Person, row.Channel, Text(row.Payload), row.At)), pending.Select(row => (row.Seq, row.SendKey, row.Person, row.Channel, Text(row.Payload), row.At)));
    }

    [Fact]
    public async Task A_second_claim_fences_the_first_and_nothing_is_written()
    {
        var ada = await PersonAsync("ada@shop.example");
        var bob = (await Store.IngestAsync([Item("bob@shop.example", "x")], Ct))[0].Person;
        Assert.NotEqual(ada.Shard, bob.Shard);
        var zombie = await ClaimAllAsync("zombie");
        var input = (await WorkAsync(zombie)).Inputs.Single(row => row.Person == bob);
        await using var elsewhere = await OpenAsync();
        var heir = (await elsewhere.ClaimAsync([bob.Shard], "heir", Ct))[0];

        var commit = For(zombie, ada, bob) with
        {
            People = [new PersonWrite(ada, Bytes("zombie"), Noon), new PersonWrite(bob, Bytes("zombie"), Noon)],
            Outbox = [Message(ada, "k1"), Message(bob, "k2")],
            Timeline = [new TimelineWrite(ada, Noon, Bytes("t"))],
            Clock = Noon,
        };
        var lost = await Assert.ThrowsAsync<ShardLostException>(() => Store.CommitAsync(commit, Ct));
        Assert.Equal(bob.Shard, lost.Shard);
        Assert.All(await Store.LoadPeopleAsync([ada, bob], Ct), row => Assert.True(row.State.IsEmpty));
        Assert.Empty(await Store.PendingAsync(0, 10, Ct));
        Assert.Empty(await Store.TimelineAsync(ada, 10, Ct));
        Assert.Null(await Store.ClockAsync(Ct));

        // The shard that was not lost did not move either: its claim is still good.
        await Store.CommitAsync(For(zombie, ada) with { People = [new PersonWrite(ada, Bytes("good"), null)] }, Ct);
        await elsewhere.CommitAsync(new Commit { ShardAdvances = [new ShardAdvance(heir, input.Seq)], People = [new PersonWrite(bob, Bytes("heir"), null)] }, Ct);
        Assert.Equal(["good", "heir"], (await Store.LoadPeopleAsync([ada, bob], Ct)).Select(row => Text(row.State)));
    }

    [Fact]
    public async Task A_batch_is_committed_once_even_if_it_is_tried_again()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await ClaimAllAsync();
        var commit = For(claims, ada) with { Timeline = [new TimelineWrite(ada, Noon, Bytes("once"))] };
        await Store.CommitAsync(commit, Ct);
        await Assert.ThrowsAsync<ShardLostException>(() => Store.CommitAsync(commit, Ct));
        Assert.Single(await Store.TimelineAsync(ada, 10, Ct));
    }

    [Fact]
    public async Task A_commit_that_fails_half_way_writes_nothing()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await ClaimAllAsync();
        var nobody = new PersonKey(ada.Shard, long.MaxValue);
        var input = (await WorkAsync(claims)).Inputs.Single();
        var broken = new Commit
        {
            ShardAdvances = [new ShardAdvance(claims[ada.Shard], input.Seq)],
            People = [new PersonWrite(ada, Bytes("new"), Noon), new PersonWrite(nobody, Bytes("new"), Noon)],
        };
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(broken, Ct));
        Assert.True((await Store.LoadPeopleAsync([ada], Ct))[0].State.IsEmpty);
        Assert.Equal(["created"], await InboxAsync(ada, claims));
        await Store.CommitAsync(broken with { People = [broken.People[0]] }, Ct);
        Assert.Equal("new", Text((await Store.LoadPeopleAsync([ada], Ct))[0].State));
    }

    [Fact]
    public async Task What_no_fence_protects_is_refused()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await ClaimAllAsync();
        var stranger = PersonKey.Of(ada.Id + 1);
        Assert.NotEqual(ada.Shard, stranger.Shard);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(For(claims, ada) with { Outbox = [Message(stranger, "k")] }, Ct));
        var back = new Commit { ShardAdvances = [new ShardAdvance(claims[0] with { InboxApplied = 5 }, 4)] };
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(back, Ct));
    }

    [Fact]
    public async Task A_send_key_is_written_once_for_ever()
    {
        var (ada, claims, rows) = await SentAsync("r1/a/1");
        var result = await Store.CommitAsync(For(claims, ada) with { Outbox = [Message(ada, "r1/a/1", "again"), Message(ada, "r1/a/2", "new")] }, Ct);
        Assert.Equal(["r1/a/1"], result.RepeatedSendKeys);
        Assert.Equal(["r1/a/2"], result.Outbox.Select(row => row.SendKey));
        var pending = await Store.PendingAsync(0, 10, Ct);
        Assert.Equal(["mail r1/a/1", "new"], pending.Select(row => Text(row.Payload)));
        Assert.Equal(rows[0].Seq, pending[0].Seq);
    }

    [Fact]
    public async Task The_clock_never_goes_back()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await ClaimAllAsync();
        Assert.Null(await Store.ClockAsync(Ct));
        foreach (var minutes in new[] { 5, 3, 9, 8 })
            claims = Renew(claims, await Store.CommitAsync(For(claims, ada) with { Clock = Noon + Duration.FromMinutes(minutes) }, Ct));
        await ReopenAsync();
        Assert.Equal(Noon + Duration.FromMinutes(9), await Store.ClockAsync(Ct));
    }

    [Fact]
    public async Task Nothing_and_ten_thousand_rows_commit_alike()
    {
        Assert.Empty((await Store.CommitAsync(new Commit { ShardAdvances = [] }, Ct)).Claims);
        var people = (await Store.IngestAsync([.. Enumerable.Range(0, 10_000).Select(i => Item($"p{i}@shop.example", "x"))], Ct)).Select(result => result.Person).ToArray();
        var claims = await ClaimAllAsync();
        var last = (await WorkAsync(claims)).Inputs.GroupBy(row => row.Person.Shard).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Seq));
        var result = await Store.CommitAsync(new Commit
        {
            ShardAdvances = [.. claims.Select(claim => new ShardAdvance(claim, last.GetValueOrDefault(claim.Shard)))],
            People = [.. people.Select(person => new PersonWrite(person, Bytes($"s{person.Id}"), Noon))],
            Outbox = [.. people.Select(person => Message(person, $"{person.Id}/a/1"))],
            Timeline = [.. people.Select(person => new TimelineWrite(person, Noon, Bytes("t")))],
        }, Ct);
        Assert.Equal(people.Select(person => $"{person.Id}/a/1"), result.Outbox.Select(row => row.SendKey));
        Assert.Equal(10_000, result.Outbox.Select(row => row.Seq).Distinct().Count());
        var work = await WorkAsync(result.Claims);
        Assert.Empty(work.Inputs);
        Assert.Equal(10_000, work.Due.Length);
        Assert.All(await Store.LoadPeopleAsync(people, Ct), row => Assert.Equal($"s{row.Key.Id}", Text(row.State)));
        Assert.Equal(10_000, (await Store.CountOutboxAsync(Ct)).Pending);
    }

    [Fact]
    public async Task Ingest_and_commit_at_the_same_time_lose_no_input_and_apply_none_twice()
    {
        const int Calls = 40, Each = 25;
        var applied = new List<string>();
        var writing = Task.Run(async () =>
        {
            for (var call = 0; call < Calls; call++)
                await Store.IngestAsync([.. Enumerable.Range(0, Each).Select(i => Item($"p{i}@shop.example", $"{i}:{call}"))], Ct);
        }, Ct);
        var claims = await ClaimAllAsync();
        while (applied.Count < Calls * Each)
        {
            var finished = writing.IsCompleted;
            var work = await WorkAsync(claims, maxInputs: 60);
            Assert.False(finished && work.Inputs.IsEmpty, $"{applied.Count} of {Calls * Each} inputs came");
            if (work.Inputs.IsEmpty) continue;
            var advances = work.Inputs.GroupBy(row => row.Person.Shard).Select(rows => new ShardAdvance(claims[rows.Key], rows.Max(row => row.Seq)));
            claims = Renew(claims, await Store.CommitAsync(new Commit { ShardAdvances = [.. advances] }, Ct));
            applied.AddRange(work.Inputs.Select(row => Text(row.Payload)));
        }

        await writing;
        Assert.Equal(Calls * Each, applied.Distinct().Count());
        foreach (var person in applied.GroupBy(text => text.Split(':')[0]))
            Assert.Equal(Enumerable.Range(0, Calls), person.Select(text => int.Parse(text.Split(':')[1])));
    }
}
