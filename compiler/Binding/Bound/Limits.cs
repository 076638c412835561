using System.Collections.Immutable;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>A limit of the project or of a channel, mirroring <see cref="LimitDefinition"/>.</summary>
/// <param name="Across">Never empty, without repetition, in the order of the channels.</param>
internal sealed record BoundLimit(SyntaxNode Syntax, int Count, Span Per, ImmutableArray<ChannelKind> Across, LimitElse Else);
