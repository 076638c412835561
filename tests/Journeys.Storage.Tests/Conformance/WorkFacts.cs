using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage.Tests.Conformance;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task Only_inputs_of_claimed_shards_past_the_watermark_are_work()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claim = (await Store.ClaimAsync([ada.Shard], "a", Ct))[0];
        var other = (await Store.ClaimAsync([(ada.Shard + 1) % PersonKey.Shards], "a", Ct))[0];
        Assert.True((await WorkAsync([other])).IsEmpty);
        var work = await WorkAsync([claim, other]);
        var input = Assert.Single(work.Inputs);
        Assert.Equal((ada, "created"), (input.Person, Text(input.Payload)));

        var next = (await Store.CommitAsync(new Commit { ShardAdvances = [new ShardAdvance(claim, input.Seq)] }, Ct)).Claims[0];
        Assert.Equal((claim.BatchNo + 1, input.Seq, claim.Epoch), (next.BatchNo, next.InboxApplied, next.Epoch));
        Assert.True((await WorkAsync([next])).IsEmpty);

        await Store.IngestAsync([Item("ada@shop.example", "later")], Ct);
        await ReopenAsync();
        var again = (await Store.ClaimAsync([ada.Shard], "b", Ct))[0];
        Assert.Equal(next with { Epoch = next.Epoch + 1 }, again);
        var later = Assert.Single((await WorkAsync([again])).Inputs);
        Assert.True(later.Seq > input.Seq);
        Assert.Equal("later", Text(later.Payload));
    }

    [Fact]
    public async Task A_part_of_a_shards_inbox_can_be_applied()
    {
        var ada = await PersonAsync("ada@shop.example");
        await Store.IngestAsync([Item("ada@shop.example", "2"), Item("ada@shop.example", "3")], Ct);
        var claims = await ClaimAllAsync();
        var inputs = (await WorkAsync(claims)).Inputs;
        var result = await Store.CommitAsync(new Commit { ShardAdvances = [new ShardAdvance(claims[ada.Shard], inputs[1].Seq)] }, Ct);
        Assert.Equal(["3"], await InboxAsync(ada, Renew(claims, result)));
    }

    [Fact]
    public async Task Limits_cut_work_into_unbroken_prefixes_and_no_shard_starves()
    {
        await Store.IngestAsync([.. Enumerable.Range(0, 2_000).Select(i => Item($"p{i}@shop.example", $"{i}"))], Ct);
        var claims = await ClaimAllAsync();
        var everything = (await WorkAsync(claims)).Inputs;
        var byShard = everything.GroupBy(row => row.Person.Shard).ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Seq).ToArray());
        var seen = new HashSet<int>();
        for (var i = 0; i < 200 && seen.Count < byShard.Count; i++)
        {
            var work = await WorkAsync(claims, maxInputs: 100);
            Assert.Equal(100, work.Inputs.Length);
            Assert.True(work.More);
            Assert.Equal(work.Inputs.Select(row => row.Seq).Order(), work.Inputs.Select(row => row.Seq));
            foreach (var rows in work.Inputs.GroupBy(row => row.Person.Shard))
            {
                Assert.Equal(byShard[rows.Key].Take(rows.Count()), rows.Select(row => row.Seq));
                seen.Add(rows.Key);
            }
        }

        Assert.Equal(byShard.Count, seen.Count);
    }

    [Fact]
    public async Task Due_people_come_earliest_first_and_sleepers_not_at_all()
    {
        var people = (await Store.IngestAsync([.. Enumerable.Range(0, 40).Select(i => Item($"p{i}@shop.example", "x"))], Ct)).Select(result => result.Person).ToArray();
        var claims = await DrainAsync(await ClaimAllAsync());
        var writes = people.Select((person, i) => new PersonWrite(person, Bytes("s"), i % 4 == 0 ? null : Noon + Duration.FromMinutes((i * 7 % 40) - 20)));
        claims = Renew(claims, await Store.CommitAsync(For(claims, people) with { People = [.. writes] }, Ct));

        var expected = people.Select((person, i) => (person, i, At: (i * 7 % 40) - 20)).Where(item => item.i % 4 != 0);
        var due = expected.Where(item => item.At <= 0).OrderBy(item => item.At).Select(item => item.person).ToArray();
        var work = await WorkAsync(claims);
        Assert.Equal(due, work.Due);
        Assert.False(work.More);
        Assert.Equal(Noon + Duration.FromMinutes(expected.Select(item => item.At).Where(at => at > 0).Min()), work.NextDue);

        var cut = await WorkAsync(claims, maxDue: 5);
        Assert.Equal(due.Take(5), cut.Due);
        Assert.True(cut.More);

        var some = claims.Where(claim => claim.Shard < 128).ToArray();
        Assert.Equal(due.Where(person => person.Shard < 128), (await Store.ReadWorkAsync(some, Noon, 10, 100, Ct)).Due);

        await Store.CommitAsync(For(claims, people) with { People = [.. people.Select(person => new PersonWrite(person, Bytes("s"), null))] }, Ct);
        var asleep = await Store.ReadWorkAsync(claims, Noon + Duration.FromDays(999), 10, 10, Ct);
        Assert.True(asleep.IsEmpty);
        Assert.Null(asleep.NextDue);
    }

    [Fact]
    public async Task Times_are_exact_to_the_microsecond_and_nobody_wakes_early()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await DrainAsync(await ClaimAllAsync());
        var exact = Noon.PlusTicks(1_234_560);
        var result = await Store.CommitAsync(For(claims, ada) with { People = [new PersonWrite(ada, Bytes("s"), exact)], Timeline = [new TimelineWrite(ada, exact, Bytes("t"))], Clock = exact }, Ct);
        claims = Renew(claims, result);
        Assert.Equal(exact, (await WorkAsync(claims)).NextDue);
        Assert.Empty((await WorkAsync(claims, exact.PlusTicks(-10))).Due);
        Assert.Single((await WorkAsync(claims, exact)).Due);
        Assert.Equal(exact, (await Store.TimelineAsync(ada, 1, Ct))[0].At);
        Assert.Equal(exact, await Store.ClockAsync(Ct));

        await Store.CommitAsync(For(claims, ada) with { People = [new PersonWrite(ada, Bytes("s"), exact.PlusTicks(1))] }, Ct);
        Assert.Empty((await WorkAsync(claims, exact.PlusTicks(9))).Due);
        Assert.Single((await WorkAsync(claims, exact.PlusTicks(10))).Due);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1950)]
    public async Task Times_before_the_epoch_are_kept_too(int year)
    {
        var at = Instant.FromUtc(year, 5, 6, 7, 8).PlusTicks(70);
        var person = (await Store.IngestAsync([new IngestItem([], null, at, Bytes("x"))], Ct))[0].Person;
        Assert.Equal(at, (await Store.LoadPeopleAsync([person], Ct))[0].CreatedAt);
    }

    [Fact]
    public async Task People_load_in_the_order_asked_for_and_page_in_key_order()
    {
        var people = (await Store.IngestAsync([.. Enumerable.Range(0, 300).Select(i => Item($"p{i}@shop.example", "x"))], Ct)).Select(result => result.Person).ToArray();
        PersonKey[] wanted = [people[7], PersonKey.Of(999_999), people[3], people[200]];
        Assert.Equal([people[7], people[3], people[200]], (await Store.LoadPeopleAsync(wanted, Ct)).Select(row => row.Key));
        Assert.Empty(await Store.LoadPeopleAsync([], Ct));

        var paged = new List<PersonKey>();
        PersonKey? after = null;
        while (await Store.PeopleAsync(after, 64, Ct) is { IsEmpty: false } page)
        {
            Assert.True(page.Length <= 64);
            paged.AddRange(page);
            after = page[^1];
        }

        Assert.Equal(people.OrderBy(person => person.Shard).ThenBy(person => person.Id), paged);
    }
}
