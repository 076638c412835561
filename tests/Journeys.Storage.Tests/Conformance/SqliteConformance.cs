namespace Journeys.Storage.Tests.Conformance;

public sealed class SqliteConformance : StoreConformance
{
    private readonly string folder = Directory.CreateTempSubdirectory("journeys-store-").FullName;

    protected override Task<IStore> CreateAsync() =>
        Task.FromResult(StoreFactory.Open(new StoreOptions { Connection = $"sqlite:{Path.Combine(folder, "data", "store.db")}" }));

    protected override Task DropAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
