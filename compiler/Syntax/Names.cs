namespace Journeys.Compiler.Syntax;

public abstract partial class DeclarationSyntax
{
    /// <summary>The name it declares; null where it has none (<c>contact</c>, <c>channel email</c>, <c>test "…"</c>) or the file is broken.</summary>
    public SyntaxToken? DeclaredName => this is PriorityDeclarationSyntax or MigrateDeclarationSyntax ? null : Token(SyntaxKind.NameToken, 0, 0);
}

public sealed partial class CallExpressionSyntax
{
    /// <summary>What is called, in one word or two: <c>count</c>, <c>count distinct</c>, <c>most frequent</c>, <c>score</c>.</summary>
    public string Function => SecondWord is { Kind: SyntaxKind.DistinctKeyword or SyntaxKind.FrequentKeyword } second ? $"{FirstWord?.Text} {second.Text}" : FirstWord?.Text ?? "";
}
