using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Expressions;

// { name: value, … }
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindRecord(RecordExpressionSyntax syntax, LanguageType? expected)
    {
        if (expected is NominalType { Symbol: { Kind: not (DataKind.Object or DataKind.Contact) } data }) return BindRecord(syntax, syntax, data);
        if (expected is ErrorType) return new BoundInvalid(syntax);
        if (expected is NominalType { Symbol: var referred })
            return Invalid(TypeErrors.WrongType, syntax, $"A reference to {referred.Name}", "its key", AsWritten(syntax), "a record",
                referred.Key is { } key ? $"Give its `{key.Name}`, for example \"…\"." : $"Mark the field of {referred.Name} that identifies it `unique`.");
        return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), "stands where no record is expected", "given contact { email: \"ada@shop.example\" }");
    }

    /// <summary>A complete record of a certain shape: every field in order, with defaults and missing values filled in.</summary>
    public BoundExpression BindRecord(RecordExpressionSyntax? syntax, SyntaxNode parent, DataSymbol data)
    {
        var given = BindFields(syntax, data, out var failed);
        var fields = ImmutableArray.CreateBuilder<(FieldSymbol, BoundExpression)>(data.Fields.Length);
        var lacking = new List<FieldSymbol>();
        foreach (var field in data.Fields)
        {
            if (given.TryGetValue(field, out var value)) fields.Add((field, value));
            else if (field.Default is { } standard) fields.Add((field, standard));
            else if (field.Type.Optional || field.Type.IsError) fields.Add((field, new BoundMissing(parent, field.Type)));
            else lacking.Add(field);
        }
        if (lacking.Count > 0 && !failed)
        {
            Context.Report(TypeErrors.MissingFields, BindingContext.Head(syntax ?? parent),
                [Subject(data), string.Join(" and ", lacking.Select(field => $"`{field.Name}`")), string.Join(", ", lacking.Select(field => $"{field.Name}: {Example(field.Type)}"))]);
            failed = true;
        }
        return failed ? new BoundInvalid(parent) : new BoundRecord(syntax ?? parent, new ValueType(new NominalType(data), false), data, fields.ToImmutable());
    }

    /// <summary>The fields that are given, each of its type.</summary>
    public Dictionary<FieldSymbol, BoundExpression> BindFields(RecordExpressionSyntax? syntax, DataSymbol data, out bool failed)
    {
        failed = false;
        var given = new Dictionary<FieldSymbol, BoundExpression>();
        foreach (var part in syntax?.Fields ?? [])
        {
            if (part.Name is not { } name) continue;
            if (data.Field(name.Text) is not { IsInverse: false } field)
            {
                var names = data.Fields.Select(candidate => candidate.Name).ToImmutableArray();
                Context.Report(NameErrors.UnknownField, name.Location, [name.Text, Owner(data), Spelling.Help(name.Text, names, $"`{data.Name}` has no fields at all.")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, names)));
                failed = true;
                continue;
            }
            Context.Refer(name, field);
            var value = BindAs(part.Value, part, field.Type, $"`{field.Name}`");
            failed |= value.Type.IsError;
            if (!given.TryAdd(field, value))
            {
                Context.Report(NameErrors.DuplicateField, name, name.Text, "this record");
                failed = true;
            }
        }
        return given;
    }

    private static string Subject(DataSymbol data) => data.Kind switch
    {
        DataKind.Contact => "The contact",
        DataKind.Object => $"The object `{data.Name}`",
        DataKind.Type => $"The type `{data.Name}`",
        _ => $"The event `{data.Name}`",
    };

    private static string Example(ValueType type) => type.Type switch
    {
        ScalarType { Kind: Runtime.Schema.ScalarKind.Integer } => "1",
        ScalarType { Kind: Runtime.Schema.ScalarKind.Decimal } => "1.5",
        ScalarType { Kind: Runtime.Schema.ScalarKind.Money } => "20",
        ScalarType { Kind: Runtime.Schema.ScalarKind.Percent } => "30%",
        ScalarType { Kind: Runtime.Schema.ScalarKind.Boolean } => "true",
        ScalarType { Kind: Runtime.Schema.ScalarKind.Date } => "2026-12-01",
        ScalarType { Kind: Runtime.Schema.ScalarKind.DateTime } => "2026-12-01 10:00",
        ScalarType { Kind: Runtime.Schema.ScalarKind.Time } => "09:00",
        ScalarType { Kind: Runtime.Schema.ScalarKind.Duration } => "2 days",
        ChoiceType choice => choice.Names[0],
        ListType => "[]",
        NominalType { Symbol.Kind: DataKind.Type } => "{ … }",
        _ => "\"…\"",
    };
}
