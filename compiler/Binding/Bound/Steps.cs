using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Binding.Bound;

internal sealed record BoundBlock(SyntaxNode Syntax, ImmutableArray<BoundStep> Steps);

/// <summary>A step.</summary>
/// <param name="Place">The label, else parent place, kind and ordinal within kind: <c>race#1/otherwise/send#2</c>. Unique in the journey.</param>
internal abstract record BoundStep(SyntaxNode Syntax, string Place)
{
    /// <summary>The blocks inside it, so that whoever walks the steps of a journey misses none of a new kind.</summary>
    public virtual IEnumerable<BoundBlock> Blocks => [];
}

/// <summary>The arguments are complete (defaults filled in) and in the order of the parameters.</summary>
internal sealed record BoundSend(SyntaxNode Syntax, string Place, MessageSymbol Message, ImmutableArray<BoundExpression> Arguments, BoundExpression? OnlyIf) : BoundStep(Syntax, Place);

internal sealed record BoundSet(SyntaxNode Syntax, string Place, FieldSymbol Field, BoundExpression Value) : BoundStep(Syntax, Place);

internal sealed record BoundLet(SyntaxNode Syntax, string Place, LocalSymbol Local, BoundExpression Value) : BoundStep(Syntax, Place);

internal sealed record BoundAddToList(SyntaxNode Syntax, string Place, ListSymbol List, Span? For) : BoundStep(Syntax, Place);

internal sealed record BoundRemoveFromList(SyntaxNode Syntax, string Place, ListSymbol List) : BoundStep(Syntax, Place);

internal sealed record BoundFinish(SyntaxNode Syntax, string Place) : BoundStep(Syntax, Place);

internal sealed record BoundExit(SyntaxNode Syntax, string Place, BoundExpression Reason) : BoundStep(Syntax, Place);

/// <param name="Target">Place of the loop or block that is left.</param>
internal sealed record BoundLeave(SyntaxNode Syntax, string Place, string Target) : BoundStep(Syntax, Place);

/// <summary><c>if</c> and <c>choose</c>.</summary>
internal sealed record BoundChoose(SyntaxNode Syntax, string Place, ImmutableArray<BoundCase> Cases, BoundBlock? Otherwise) : BoundStep(Syntax, Place)
{
    public override IEnumerable<BoundBlock> Blocks => [.. Cases.Select(one => one.Body), .. Otherwise is { } last ? [last] : Array.Empty<BoundBlock>()];
}

internal sealed record BoundCase(SyntaxNode Syntax, BoundExpression Condition, BoundBlock Body);

internal sealed record BoundUntil(SyntaxNode Syntax, string Place, BoundTrigger Trigger, BoundBlock Body) : BoundStep(Syntax, Place)
{
    public override IEnumerable<BoundBlock> Blocks => [Body];
}

internal sealed record BoundRepeat(SyntaxNode Syntax, string Place, int Times, Span? Every, BoundBlock Body) : BoundStep(Syntax, Place)
{
    public override IEnumerable<BoundBlock> Blocks => [Body];
}

/// <summary>Every wait, with arms or without.</summary>
internal sealed record BoundWait(SyntaxNode Syntax, string Place, BoundWaitLimit Limit, ImmutableArray<BoundArm> Arms, BoundBlock? Otherwise) : BoundStep(Syntax, Place)
{
    public override IEnumerable<BoundBlock> Blocks => [.. Arms.Select(arm => arm.Body), .. Otherwise is { } last ? [last] : Array.Empty<BoundBlock>()];
}

internal sealed record BoundArm(SyntaxNode Syntax, BoundTrigger Trigger, BoundBlock Body, int? RestartsAtMost);

/// <summary>A step that has no execution yet; an error was reported, so the emitter never sees it.</summary>
internal sealed record BoundUnsupported(SyntaxNode Syntax, string Place) : BoundStep(Syntax, Place);
