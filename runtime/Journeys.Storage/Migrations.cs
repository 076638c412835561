using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Journeys.Storage;

/// <summary>One step of a schema.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Name">The file's name, for the table of versions.</param>
/// <param name="Script">The SQL.</param>
internal sealed record Migration(int Version, string Name, string Script)
{
    /// <summary>The scripts of an engine's folder, embedded as <c>&lt;folder&gt;/Migrations/NNN_name.sql</c>, in order.</summary>
    public static ImmutableArray<Migration> Of(string engine)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"{engine}/Migrations/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(int.Parse(name.AsSpan(prefix.Length, 3), CultureInfo.InvariantCulture), name[prefix.Length..], Read(assembly, name)))];
    }

    /// <summary>The refusal of a database that a newer program has written.</summary>
    public static StoreException TooNew(string database, int found, int known) =>
        new($"The database '{database}' has schema version {found}; this program knows versions up to {known}. Start it with the newer program that upgraded it, or restore the backup taken before the upgrade.");

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
