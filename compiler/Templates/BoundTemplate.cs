using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Symbols;

namespace Journeys.Compiler.Templates;

/// <summary>A template whose expressions are bound.</summary>
/// <param name="Template">Its pieces.</param>
/// <param name="Expressions">The expression of each tag that has one, by the tag's id.</param>
/// <param name="Variables">The variable of each loop, by its tag's id.</param>
internal sealed record BoundTemplate(
    Template Template, ImmutableDictionary<int, BoundExpression> Expressions, ImmutableDictionary<int, RangeVariableSymbol> Variables);
