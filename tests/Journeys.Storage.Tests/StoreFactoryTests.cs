namespace Journeys.Storage.Tests;

public sealed class StoreFactoryTests
{
    [Theory]
    [InlineData("sqlite:")]
    [InlineData("sqlite:   ")]
    [InlineData("shop.db")]
    [InlineData("Server=localhost;Pasword=secret")]
    public void What_names_no_store_is_refused_without_repeating_it(string connection)
    {
        var error = Assert.Throws<StoreException>(() => StoreFactory.Open(new StoreOptions { Connection = connection }));
        Assert.Contains("sqlite:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_is_used_only_after_it_is_initialised()
    {
        await using var store = StoreFactory.Open(new StoreOptions { Connection = "sqlite:never-created.db" });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => store.CountOutboxAsync(TestContext.Current.CancellationToken));
        Assert.Contains("InitialiseAsync", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("never-created.db"));
    }
}
