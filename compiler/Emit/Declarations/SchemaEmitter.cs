using System.Collections.Immutable;
using Journeys.Compiler.Emit.Expressions;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>The shapes of contact, objects, types and events.</summary>
internal sealed class SchemaEmitter(ExpressionEmitter expressions)
{
    /// <summary>The class that holds them all.</summary>
    public string Emit(ProjectSymbol project)
    {
        var members = All(project).Select(data =>
            $"public static readonly RecordType {ExpressionEmitter.SchemaName(data)} = {Type(data)};\n");
        return "internal static class Schema\n{\n" + CSharp.Indent(string.Join("\n", members)) + "}\n";
    }

    /// <summary>References to the members of some types.</summary>
    public static string References(params ReadOnlySpan<ImmutableArray<DataSymbol>> families)
    {
        var names = new List<string>();
        foreach (var family in families) names.AddRange(family.Select(data => "Schema." + ExpressionEmitter.SchemaName(data)));
        return CSharp.List(names);
    }

    private static IEnumerable<DataSymbol> All(ProjectSymbol project) =>
        [project.Contact, .. project.Objects, .. project.Types, .. project.Events, .. project.BuiltInEvents];

    private string Type(DataSymbol data) => CSharp.Call("new", CSharp.Literal(data.Name), CSharp.List(data.Fields.Select(Field)), Names(data.FormerNames));

    private string Field(FieldSymbol field) => CSharp.Call("new FieldDefinition",
        CSharp.Literal(field.Name), Type(field.Type.Type), CSharp.Literal(field.Type.Optional), CSharp.Literal(field.Unique),
        field.Default is { } value ? expressions.Boxed(value) : "null", Names(field.FormerNames));

    private static string Type(LanguageType type) => type switch
    {
        ScalarType scalar => $"new FieldType.Scalar({CSharp.Enum(scalar.Kind)})",
        ChoiceType choice => $"new FieldType.Choice({Names(choice.Names)})",
        ListType list => $"new FieldType.ListOf({Type(list.Element.Type)})",
        NominalType { Symbol.Kind: DataKind.Object or DataKind.Contact } reference => $"new FieldType.Reference({CSharp.Literal(reference.Symbol.Name)})",
        NominalType nested => $"new FieldType.Nested({CSharp.Literal(nested.Symbol.Name)})",
        _ => throw new InvalidOperationException($"A field cannot be of type {type}."),
    };

    private static string Names(ImmutableArray<string> names) => CSharp.List(names.Select(name => CSharp.Literal(name)));
}
