using Antlr4.Runtime;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>A token that the parser is to see otherwise than it was read, or one that the source lacks.</summary>
internal sealed class RepairedToken : CommonToken
{
    private RepairedToken(IToken token)
        : base(token)
    {
    }

    private RepairedToken(int type)
        : base(type, "")
    {
    }

    /// <summary>Reads a token as one of another type; its text stays.</summary>
    public static RepairedToken As(IToken token, int type) => new(token) { TokenIndex = token.TokenIndex, Type = type };

    /// <summary>Stands for a token that is missing after another; it will not be in the tree.</summary>
    public static RepairedToken Missing(int type, IToken? previous) => new(type)
    {
        TokenIndex = -1,
        StartIndex = previous is null ? 0 : previous.StopIndex + 1,
        StopIndex = previous?.StopIndex ?? -1,
        Line = previous?.Line ?? 1,
    };
}
