using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Symbols;

/// <summary>Something a run keeps: the event of an <c>as</c> or a <c>let</c>.</summary>
/// <param name="index">Its index among the run's locals.</param>
internal sealed class LocalSymbol(string name, ValueType type, int index, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ValueType Type { get; internal set; } = type;
    public int Index { get; } = index;
    public override string KindName => "name";
}

/// <summary>A parameter of a message, journey or flow.</summary>
internal sealed class ParameterSymbol(string name, ValueType type, int index, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ValueType Type { get; } = type;
    public int Index { get; } = index;
    /// <summary>The value where no argument is given; null where one is compulsory.</summary>
    public BoundExpression? Default { get; internal set; }
    public override string KindName => "parameter";

    public string Signature => $"{Name}: {Type}";
}

/// <summary>The event of a history <c>where</c>, or the element in <c>any x in …</c>; lives only inside that expression.</summary>
internal sealed class RangeVariableSymbol(string name, ValueType type, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ValueType Type { get; } = type;
    public override string KindName => "name";
}

/// <summary>What a label stands on.</summary>
internal enum LabelKind
{
    Send,
    Wait,
    Repeat,
    Call,
    Split,
    Digest,
}

/// <summary>The name of a step: <c>send Welcome as hello</c>.</summary>
internal sealed class LabelSymbol(string name, LabelKind kind, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public LabelKind Kind { get; } = kind;
    /// <summary>The message of a labelled <c>send</c>; null for others.</summary>
    public MessageSymbol? Message { get; internal set; }
    /// <summary>The place: equal to the name.</summary>
    public string Place => Name;
    public override string KindName => "label";
}
