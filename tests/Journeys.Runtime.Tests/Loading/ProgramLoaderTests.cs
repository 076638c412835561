using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;

[assembly: RuntimeContract(RuntimeContract.Version)]

namespace Journeys.Runtime.Tests.Loading;

public sealed class ProgramLoaderTests
{
    [Fact]
    public void A_compiled_project_is_loaded_and_can_be_unloaded()
    {
        using var loaded = ProgramLoader.Load(Bytes(typeof(LoadableProject)), default);
        Assert.Equal("Shop", loaded.Definition.Name);
        Assert.NotSame(typeof(LoadableProject).Assembly, loaded.Definition.Messages[0].Render.Method.Module.Assembly);
    }

    [Fact]
    public void An_assembly_without_a_contract_is_refused() =>
        Assert.Contains("names no runtime contract", Assert.Throws<ProgramLoadException>(() => ProgramLoader.Load(Bytes(typeof(CsCheck.Gen)), default)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_assembly_are_refused() =>
        Assert.Contains("not a compiled journeys project", Assert.Throws<ProgramLoadException>(() => ProgramLoader.Load(new byte[] { 1, 2, 3 }, default)).Message, StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> Bytes(Type type) => File.ReadAllBytes(type.Assembly.Location);
}

public sealed class LoadableProject : CompiledProject
{
    public override ProjectDefinition Define() => Shop.Project();
}
