using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary>Types as written: <c>text?</c>, <c>Free | Pro</c>, <c>list of OrderLine</c>.</summary>
internal static class TypeBinder
{
    private static readonly ImmutableDictionary<string, ScalarKind> Scalars =
        Enum.GetValues<ScalarKind>().ToImmutableDictionary(kind => kind.ToString().ToLowerInvariant());

    public static ValueType Bind(BindingContext context, TypeSyntax? syntax) => syntax switch
    {
        ListTypeSyntax list => new ValueType(new ListType(Bind(context, list.Element)), false),
        ChoiceTypeSyntax choice => BindChoice(context, choice),
        NamedTypeSyntax { Name: { } name } named => BindNamed(context, name, named.QuestionMark is not null),
        _ => ValueType.Error,
    };

    private static ValueType BindChoice(BindingContext context, ChoiceTypeSyntax choice)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var name in choice.Choices)
        {
            if (char.IsLower(name.Text[0]))
            {
                var better = char.ToUpperInvariant(name.Text[0]) + name.Text[1..];
                context.Report(NameErrors.ChoiceInSmallLetters, name.Location, [name.Text, better], fix: BindingContext.Replace(name, better));
            }
            if (names.Contains(name.Text)) context.Report(NameErrors.DuplicateField, name, name.Text, "these choices");
            else names.Add(name.Text);
        }
        return names.Count == 0 ? ValueType.Error : new ValueType(new ChoiceType(names.ToImmutable()), choice.QuestionMark is not null);
    }

    private static ValueType BindNamed(BindingContext context, SyntaxToken name, bool optional)
    {
        if (Scalars.TryGetValue(name.Text, out var kind)) return ValueType.Of(kind, optional);
        if (name.Text == "contact") return new ValueType(new NominalType(context.Project.Contact), optional);
        switch (context.Project.Find(name.Text))
        {
            case DataSymbol data:
                context.Refer(name, data);
                return new ValueType(new NominalType(data), optional);
            case { } other:
                context.Report(NameErrors.WrongKind, name, name.Text, BindingContext.Article(other.KindName), "a type", "A field holds a built-in type, an object, a declared `type` or a choice such as Free | Pro.");
                return ValueType.Error;
            default:
                var candidates = Scalars.Keys.Concat(context.Project.Objects.Concat(context.Project.Types).Concat(context.Project.Events).Select(data => data.Name)).ToImmutableArray();
                var near = Alias(name.Text) ?? Spelling.Closest(name.Text, candidates);
                var help = near is not null ? $"Did you mean `{near}`?" : "There is text, integer, decimal, money, percent, boolean, date, time, datetime, duration, timezone, email, phone, url, country, language, `list of …`, and what the project declares.";
                context.Report(NameErrors.UnknownType, name.Location, [name.Text, help], fix: BindingContext.Replace(name, near));
                return ValueType.Error;
        }
    }

    // What other systems call these types.
    private static string? Alias(string word) => word.ToLowerInvariant() switch
    {
        "string" or "str" or "varchar" => "text",
        "int" or "long" or "bigint" => "integer",
        "float" or "double" or "number" or "numeric" => "decimal",
        "bool" or "flag" => "boolean",
        "timestamp" or "instant" => "datetime",
        "currency" or "amount" or "price" => "money",
        "uri" or "link" => "url",
        "locale" => "language",
        _ => null,
    };
}
