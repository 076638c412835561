using NodaTime;

namespace Journeys.Storage.Tests.Conformance;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task Initialising_again_changes_nothing()
    {
        var ada = await PersonAsync("ada@shop.example");
        await Store.InitialiseAsync(Ct);
        await using var second = await OpenAsync();
        Assert.Equal(ada, await second.FindAsync(new Identity("email", "ada@shop.example"), Ct));
    }

    [Fact]
    public async Task Settings_are_replaced_and_kept()
    {
        Assert.Null(await Store.GetSettingAsync("a", Ct));
        await Store.SetSettingAsync("a", "1", Ct);
        await Store.SetSettingAsync("a", "", Ct);
        await Store.SetSettingAsync("A", "other", Ct);
        await ReopenAsync();
        Assert.Equal("", await Store.GetSettingAsync("a", Ct));
        Assert.Equal("other", await Store.GetSettingAsync("A", Ct));
    }

    [Fact]
    public async Task Programs_are_kept_once_per_hash_in_the_order_of_their_first_deployment()
    {
        var large = new byte[3_000_000];
        large[^1] = 7;
        await Store.SaveProgramAsync("h1", "shop", large, default, Noon, Ct);
        await Store.SaveProgramAsync("h0", "shop", Bytes("dll"), Bytes("pdb"), Noon + Duration.FromHours(1), Ct);
        await Store.SaveProgramAsync("h1", "renamed", Bytes("other"), default, Noon + Duration.FromHours(2), Ct);
        await ReopenAsync();
        var programs = await Store.ProgramsAsync(Ct);
        Assert.Equal([("h1", "shop", 3_000_000, 0, Noon), ("h0", "shop", 3, 3, Noon + Duration.FromHours(1))],
            programs.Select(program => (program.Hash, program.Name, program.Assembly.Length, program.Symbols.Length, program.At)));
        Assert.Equal(7, programs[0].Assembly.Span[^1]);
    }

    [Fact]
    public async Task Objects_are_replaced_by_key_and_read_by_type()
    {
        await Store.UpsertObjectsAsync("Product", [new ObjectRow("b", Bytes("1")), new ObjectRow("a", Bytes("2")), new ObjectRow("b", Bytes("3"))], Ct);
        await Store.UpsertObjectsAsync("Shop", [new ObjectRow("a", Bytes("4"))], Ct);
        await Store.UpsertObjectsAsync("Product", [new ObjectRow("a", Bytes("5")), new ObjectRow("B", Bytes("6"))], Ct);
        await Store.UpsertObjectsAsync("Product", [], Ct);
        await ReopenAsync();
        Assert.Equal([("B", "6"), ("a", "5"), ("b", "3")], (await Store.ObjectsAsync("Product", Ct)).Select(row => (row.Key, Text(row.Payload))));
        Assert.Empty(await Store.ObjectsAsync("product", Ct));
    }
}
