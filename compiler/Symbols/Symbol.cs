using System.Collections.Immutable;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Symbols;

/// <summary>
/// Something with a name. Symbols are made in one pass over all files and completed in the next (types need all names);
/// after binding nothing changes them.
/// </summary>
internal abstract class Symbol(string name, SyntaxNode? declaration)
{
    /// <summary>The declared name.</summary>
    public string Name { get; } = name;

    /// <summary>Where it is declared; null for what is built in.</summary>
    public SyntaxNode? Declaration { get; } = declaration;

    /// <summary>The text of the <c>///</c> comment above it.</summary>
    public string? Documentation { get; internal set; }

    /// <summary>Names it had before (<c>was</c>), newest first.</summary>
    public ImmutableArray<string> FormerNames { get; internal set; } = [];

    /// <summary>What messages call such a thing: <c>event</c>, <c>journey</c>.</summary>
    public abstract string KindName { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{KindName} {Name}";
}
