using System.Reflection;
using System.Runtime.Loader;

namespace Journeys.Runtime.Programs;

/// <summary>The contract between compiled code and this runtime. It goes up with every change that older compiled code cannot live with.</summary>
public static class RuntimeContract
{
    /// <summary>The contract of this runtime.</summary>
    public const int Version = 1;
}

/// <summary>Written by the compiler into every assembly: the contract it was compiled against.</summary>
/// <param name="version">A <see cref="RuntimeContract.Version"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RuntimeContractAttribute(int version) : Attribute
{
    /// <summary>The contract.</summary>
    public int Version { get; } = version;
}

/// <summary>A compiled project cannot be used by this runtime; the message says why and what to do.</summary>
/// <param name="message">For the operator.</param>
/// <param name="inner">What lies beneath; null for nothing.</param>
public sealed class ProgramLoadException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A loaded project. Disposing lets its code be collected once nothing refers to it any more.</summary>
public sealed class LoadedProgram : IDisposable
{
    private readonly AssemblyLoadContext context;

    internal LoadedProgram(ProjectDefinition definition, AssemblyLoadContext context) => (Definition, this.context) = (definition, context);

    /// <summary>What the project declares.</summary>
    public ProjectDefinition Definition { get; }

    /// <summary>Begins unloading.</summary>
    public void Dispose() => context.Unload();
}

/// <summary>Loads compiled projects, each into a collectible context of its own.</summary>
public static class ProgramLoader
{
    /// <summary>Loads a compiled project.</summary>
    /// <param name="assembly">The bytes of the <c>.dll</c>.</param>
    /// <param name="symbols">The bytes of the portable <c>.pdb</c>; empty for none, stack traces then name no journey lines.</param>
    /// <exception cref="ProgramLoadException">The bytes are no compiled project, or one for another contract.</exception>
    public static LoadedProgram Load(ReadOnlyMemory<byte> assembly, ReadOnlyMemory<byte> symbols)
    {
        var context = new ProjectContext();
        try
        {
            using var code = new MemoryStream(assembly.ToArray(), writable: false);
            using var debug = symbols.IsEmpty ? null : new MemoryStream(symbols.ToArray(), writable: false);
            var loaded = context.LoadFromStream(code, debug);
            CheckContract(loaded);
            return new LoadedProgram(Instantiate(loaded).Define(), context);
        }
        catch (Exception failure) when (failure is BadImageFormatException or FileNotFoundException or FileLoadException or TypeLoadException or MissingMethodException or ReflectionTypeLoadException)
        {
            context.Unload();
            throw new ProgramLoadException($"This is not a compiled journeys project that this runtime can load: {failure.Message} Build the project again with the compiler of this release.", failure);
        }
        catch (ProgramLoadException)
        {
            context.Unload();
            throw;
        }
    }

    private static void CheckContract(Assembly assembly)
    {
        var contract = assembly.GetCustomAttribute<RuntimeContractAttribute>()
            ?? throw new ProgramLoadException($"{assembly.GetName().Name} was not made by the journeys compiler: it names no runtime contract. Build the project with 'journeys build'.");
        if (contract.Version != RuntimeContract.Version)
            throw new ProgramLoadException($"{assembly.GetName().Name} was compiled for runtime contract {contract.Version}; this runtime has contract {RuntimeContract.Version}. Build the project again with the compiler of this release.");
    }

    private static CompiledProject Instantiate(Assembly assembly)
    {
        Type? found = null;
        foreach (var type in assembly.GetExportedTypes())
        {
            if (type.IsAbstract || !typeof(CompiledProject).IsAssignableFrom(type)) continue;
            if (found is not null) throw new ProgramLoadException($"{assembly.GetName().Name} holds more than one compiled project.");
            found = type;
        }
        return found is not null && Activator.CreateInstance(found) is CompiledProject project ? project
            : throw new ProgramLoadException($"{assembly.GetName().Name} holds no compiled project.");
    }

    /// <summary>Sees this runtime's own assemblies, and nothing beside the host's.</summary>
    private sealed class ProjectContext() : AssemblyLoadContext("journeys project", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name)
        {
            var runtime = typeof(ProgramLoader).Assembly;
            if (name.Name == runtime.GetName().Name) return runtime;
            var time = typeof(NodaTime.Instant).Assembly;
            return name.Name == time.GetName().Name ? time : null;
        }
    }
}
