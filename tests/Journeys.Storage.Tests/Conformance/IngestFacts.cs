using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage.Tests.Conformance;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task The_first_input_creates_a_person_and_the_second_finds_them()
    {
        var first = (await Store.IngestAsync([Item("ada@shop.example", "1")], Ct))[0];
        var second = (await Store.IngestAsync([Item("ada@shop.example", "2")], Ct))[0];
        Assert.True(first is { Created: true, Duplicate: false, ConflictsWith: null });
        Assert.True(second is { Created: false, Duplicate: false });
        Assert.Equal(first.Person, second.Person);
        Assert.Equal(PersonKey.Of(first.Person.Id), first.Person);
        Assert.Equal(first.Person, await Store.FindAsync(new Identity("email", "ada@shop.example"), Ct));
        Assert.Null(await Store.FindAsync(new Identity("phone", "ada@shop.example"), Ct));
        Assert.Null(await Store.FindAsync(new Identity("email", "ADA@shop.example"), Ct));
        var row = Assert.Single(await Store.LoadPeopleAsync([first.Person], Ct));
        Assert.True(row.State.IsEmpty);
        Assert.Equal(Noon, row.CreatedAt);
    }

    [Fact]
    public async Task Items_of_one_call_see_the_people_it_created_and_keep_their_order()
    {
        var results = await Store.IngestAsync([Item("ada@shop.example", "1"), Item("bob@shop.example", "x"), Item("ada@shop.example", "2"), Item("ada@shop.example", "3")], Ct);
        Assert.Equal([true, true, false, false], results.Select(result => result.Created));
        var claims = await ClaimAllAsync();
        Assert.Equal(["1", "2", "3"], await InboxAsync(results[0].Person, claims));
        Assert.Equal(["x"], await InboxAsync(results[1].Person, claims));
    }

    [Fact]
    public async Task A_message_id_is_taken_once_across_calls_and_within_one()
    {
        var first = await Store.IngestAsync([Item("ada@shop.example", "1", "m-1"), Item("bob@shop.example", "2", "m-1")], Ct);
        await ReopenAsync();
        var second = await Store.IngestAsync([Item("cleo@shop.example", "3", "m-1"), Item("ada@shop.example", "4", "M-1")], Ct);
        Assert.Equal([false, true], first.Select(result => result.Duplicate));
        Assert.Equal([true, false], second.Select(result => result.Duplicate));
        Assert.Equal(first[0].Person, second[0].Person);
        Assert.Null(await Store.FindAsync(new Identity("email", "cleo@shop.example"), Ct));
        Assert.Equal(["1", "4"], await InboxAsync(first[0].Person, await ClaimAllAsync()));
    }

    [Fact]
    public async Task Message_ids_are_kept_for_seven_days_at_least_and_not_for_ever()
    {
        IngestItem At(Duration after, string id) => Item("ada@shop.example", "p", id) with { ReceivedAt = Noon + after };
        await Store.IngestAsync([At(Duration.Zero, "old")], Ct);
        Assert.True((await Store.IngestAsync([At(Duration.FromDays(7), "old")], Ct))[0].Duplicate);
        await Store.IngestAsync([At(Duration.FromDays(30), "new")], Ct);
        Assert.False((await Store.IngestAsync([At(Duration.FromDays(30), "old")], Ct))[0].Duplicate);
        Assert.True((await Store.IngestAsync([At(Duration.FromDays(30), "new")], Ct))[0].Duplicate);
    }

    [Fact]
    public async Task Without_an_identity_every_input_makes_a_new_person()
    {
        var results = await Store.IngestAsync([new IngestItem([], null, Noon, Bytes("1")), new IngestItem([], null, Noon, Bytes("2"))], Ct);
        Assert.All(results, result => Assert.True(result.Created));
        Assert.NotEqual(results[0].Person, results[1].Person);
    }

    [Fact]
    public async Task An_input_for_a_person_by_key_needs_no_identity()
    {
        var ada = await PersonAsync("ada@shop.example");
        var claims = await DrainAsync(await ClaimAllAsync());
        var result = (await Store.IngestAsync([new IngestItem([], "m1", Noon, Bytes("click")) { Person = ada }], Ct))[0];
        Assert.Equal(new IngestResult(ada, false, false), result);
        Assert.Equal((ada, "click"), Assert.Single((await WorkAsync(claims)).Inputs.Select(row => (row.Person, Text(row.Payload)))));
        Assert.True((await Store.IngestAsync([new IngestItem([], "m1", Noon, Bytes("click")) { Person = ada }], Ct))[0].Duplicate);
    }

    [Fact]
    public async Task The_strongest_known_identity_wins_and_new_ones_are_attached()
    {
        Identity id = new("id", "c-1"), email = new("email", "ada@shop.example"), phone = new("phone", "+4912345");
        var first = (await Store.IngestAsync([new IngestItem([email], null, Noon, Bytes("1"))], Ct))[0];
        var second = (await Store.IngestAsync([new IngestItem([id, email, phone, phone], null, Noon, Bytes("2"))], Ct))[0];
        Assert.Equal(first.Person, second.Person);
        Assert.False(second.Created);
        Assert.Equal(first.Person, await Store.FindAsync(id, Ct));
        Assert.Equal(first.Person, await Store.FindAsync(phone, Ct));
    }

    [Fact]
    public async Task Identities_of_two_people_attach_nothing_and_are_reported()
    {
        Identity id = new("id", "c-1"), email = new("email", "ada@shop.example"), phone = new("phone", "+4912345");
        var results = await Store.IngestAsync(
            [new IngestItem([id], null, Noon, Bytes("1")), new IngestItem([email], null, Noon, Bytes("2")), new IngestItem([id, email, phone], null, Noon, Bytes("3"))], Ct);
        Assert.Equal(results[0].Person, results[2].Person);
        Assert.Equal(results[1].Person, results[2].ConflictsWith);
        Assert.Null(await Store.FindAsync(phone, Ct));
        Assert.Equal(results[1].Person, await Store.FindAsync(email, Ct));
    }

    [Theory]
    [InlineData("żółć@пример.example")]
    [InlineData("日本語 の テキスト")]
    [InlineData("👩‍👩‍👧 emoji 𝒳")]
    [InlineData("O'Brien; DROP TABLE person;--")]
    [InlineData("e\u0301 is not \u00e9")]
    public async Task Unicode_survives_as_it_is(string text)
    {
        var result = (await Store.IngestAsync([new IngestItem([new Identity("id", text)], text, Noon, Bytes(text))], Ct))[0];
        await Store.SetSettingAsync("key", text, Ct);
        await ReopenAsync();
        Assert.Equal(result.Person, await Store.FindAsync(new Identity("id", text), Ct));
        Assert.True((await Store.IngestAsync([new IngestItem([], text, Noon, Bytes(text))], Ct))[0].Duplicate);
        Assert.Equal(text, await Store.GetSettingAsync("key", Ct));
        Assert.Equal([text], await InboxAsync(result.Person, await ClaimAllAsync()));
    }

    [Fact]
    public async Task Texts_that_look_alike_are_different_keys()
    {
        string[] alike = ["e\u0301", "\u00e9", "\u00c9", "e", "ß", "ss", "i", "I", "ı", "İ"];
        var results = await Store.IngestAsync([.. alike.Select(text => new IngestItem([new Identity("id", text)], null, Noon, Bytes(text)))], Ct);
        Assert.All(results, result => Assert.True(result.Created));
    }

    [Theory]
    [InlineData("")]
    [InlineData("blank at the end ")]
    [InlineData("nul\0inside")]
    public async Task Keys_that_an_engine_would_confuse_are_refused(string text) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.IngestAsync([new IngestItem([new Identity("id", text)], null, Noon, Bytes("x"))], Ct));

    [Fact]
    public async Task The_longest_keys_fit()
    {
        var value = new string('ж', 320);
        var item = new IngestItem([new Identity(new string('k', 40), value)], new string('m', 200), Noon, Bytes("x"));
        Assert.True((await Store.IngestAsync([item], Ct))[0].Created);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.IngestAsync([item with { Identities = [new Identity("id", value + "x")] }], Ct));
    }

    [Fact]
    public async Task Nothing_and_ten_thousand_rows_are_taken_alike()
    {
        Assert.Empty(await Store.IngestAsync([], Ct));
        var results = await Store.IngestAsync([.. Enumerable.Range(0, 10_000).Select(i => Item($"p{i % 2500}@shop.example", $"{i}", $"m-{i}"))], Ct);
        Assert.Equal(2500, results.Count(result => result.Created));
        Assert.Equal(2500, results.Select(result => result.Person).Distinct().Count());
        var work = await WorkAsync(await ClaimAllAsync());
        Assert.Equal(10_000, work.Inputs.Length);
        Assert.False(work.More);
        Assert.All(work.Inputs.GroupBy(row => row.Person), rows => Assert.Equal(4, rows.Select(row => int.Parse(Text(row.Payload))).Order().SequenceEqual(rows.Select(row => int.Parse(Text(row.Payload)))) ? rows.Count() : -1));
        Assert.True(results.Select(result => result.Person.Shard).Distinct().Count() > 250);
    }

    [Fact]
    public async Task Empty_payloads_stay_empty()
    {
        var person = (await Store.IngestAsync([new IngestItem([], null, Noon, default)], Ct))[0].Person;
        Assert.Equal([""], await InboxAsync(person, await ClaimAllAsync()));
    }

    [Fact]
    public async Task Calls_at_the_same_time_lose_and_double_nothing()
    {
        var calls = Enumerable.Range(0, 16).Select(call => Task.Run(() => Store.IngestAsync([.. Enumerable.Range(0, 50).Select(i => Item($"p{i}@shop.example", $"{call}/{i:00}", $"m-{call / 2}-{i}"))], Ct)));
        var results = await Task.WhenAll(calls);
        Assert.Equal(50, results.SelectMany(result => result).Count(result => result.Created));
        Assert.Equal(400, results.SelectMany(result => result).Count(result => result.Duplicate));
        Assert.Equal(400, (await WorkAsync(await ClaimAllAsync())).Inputs.Length);
    }

    [Fact]
    public async Task A_cancelled_call_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.IngestAsync([Item("ada@shop.example", "1")], cancelled.Token));
        Assert.Null(await Store.FindAsync(new Identity("email", "ada@shop.example"), Ct));
    }
}
