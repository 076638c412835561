using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;

namespace Journeys.Compiler.Binding;

/// <summary>Suggestions among the project's capitalised names, former names included.</summary>
internal static class Names
{
    public static string? Closest(ProjectSymbol project, string word, Func<Symbol, bool> fits) =>
        Renamed(project, word, fits)?.Name ?? Spelling.Closest(word, Fitting(project, fits));

    public static string Help(ProjectSymbol project, string word, Func<Symbol, bool> fits) =>
        Renamed(project, word, fits) is { } now
            ? $"`{word}` is called `{now.Name}` now."
            : Spelling.Help(word, Fitting(project, fits), "None is declared yet.");

    private static Symbol? Renamed(ProjectSymbol project, string word, Func<Symbol, bool> fits) =>
        project.Names.Values.FirstOrDefault(symbol => symbol.FormerNames.Contains(word) && fits(symbol));

    private static ImmutableArray<string> Fitting(ProjectSymbol project, Func<Symbol, bool> fits) =>
        [.. project.Names.Values.Where(fits).Select(symbol => symbol.Name)];
}
