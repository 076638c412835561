using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary>Fields of the contact, objects, types and events; parameters of messages, journeys and flows.</summary>
internal static class FieldBinder
{
    /// <summary>Gives every data symbol its fields, then the inverse lists, then the defaults (which may name choices of any field).</summary>
    public static void BindAll(BindingContext context)
    {
        var project = context.Project;
        ImmutableArray<DataSymbol> all = [project.Contact, .. project.Objects, .. project.Types, .. project.Events];
        foreach (var data in all) data.Fields = Bind(context, data, FieldsOf(data.Declaration));
        foreach (var data in all) BindInverses(context, data);
        foreach (var data in all) BindDefaults(context, data);
    }

    private static ImmutableArray<FieldSyntax> FieldsOf(SyntaxNode? declaration) => declaration switch
    {
        ContactDeclarationSyntax contact => contact.Fields,
        ObjectDeclarationSyntax data => data.Fields,
        TypeDeclarationSyntax type => type.Fields,
        EventDeclarationSyntax occurrence => occurrence.Fields,
        _ => [],
    };

    private static ImmutableArray<FieldSymbol> Bind(BindingContext context, DataSymbol owner, ImmutableArray<FieldSyntax> fields)
    {
        var made = ImmutableArray.CreateBuilder<FieldSymbol>();
        foreach (var syntax in fields)
        {
            if (syntax.Name is not { } name) continue;
            var type = TypeBinder.Bind(context, syntax.Type);
            if (made.FirstOrDefault(other => other.Name == name.Text) is { } first)
            {
                context.Report(NameErrors.DuplicateField, name.Location, [name.Text, owner.Kind == DataKind.Contact ? "the contact" : owner.Name],
                    (first.Declaration as FieldSyntax)?.Name is { } there ? new RelatedSpan(there.Location, "The first is here.") : null);
                continue;
            }
            if (type.Type is NominalType { Symbol: { Kind: DataKind.Object, Declaration: ObjectDeclarationSyntax target } referred } && !HasKey(target) && syntax.Type is { } written)
                context.Report(TypeErrors.KeyNeeded, written, referred.Name);
            var field = new FieldSymbol(name.Text, type, owner, made.Count, syntax)
            {
                Unique = syntax.UniqueKeyword is not null,
                Documentation = syntax.DocComment,
                FormerNames = syntax.Was?.Name is { } was ? [was.Text] : [],
            };
            context.Refer(name, field);
            made.Add(field);
        }
        foreach (var field in made)
            if ((field.Declaration as FieldSyntax)?.Was?.Name is { } former && made.Any(other => other.Name == former.Text))
                context.Report(NameErrors.FormerNameInUse, former, former.Text, "another field");
        return made.ToImmutable();
    }

    private static bool HasKey(ObjectDeclarationSyntax declaration) => declaration.Fields.Any(field => field.UniqueKeyword is not null);

    private static void BindInverses(BindingContext context, DataSymbol owner)
    {
        foreach (var field in owner.Fields)
        {
            if ((field.Declaration as FieldSyntax)?.Inverse?.Name is not { } name) continue;
            if (field.Type.Type is not NominalType { Symbol: { Kind: DataKind.Object or DataKind.Contact } target })
            {
                if (!field.Type.IsError)
                    context.Report(TypeErrors.WrongType, name, "A field with an `inverse`", "a reference to an object or to the contact", field.Name, field.Type.Type.Phrase, "Delete the `inverse`, or give the field the type of an object.");
                continue;
            }
            if (target.Field(name.Text) is { } taken)
            {
                context.Report(NameErrors.DuplicateField, name.Location, [name.Text, target.Name], taken.Declaration is FieldSyntax { Name: { } there } ? new RelatedSpan(there.Location, "The first is here.") : null);
                continue;
            }
            var list = new ListType(new ValueType(new NominalType(owner), false));
            target.AddInverse(new FieldSymbol(name.Text, new ValueType(list, false), target, -1, field.Declaration) { IsInverse = true });
        }
    }

    private static void BindDefaults(BindingContext context, DataSymbol owner)
    {
        foreach (var field in owner.Fields)
            if ((field.Declaration as FieldSyntax)?.Default is { } clause)
                field.Default = BindDefault(context, clause, field.Type, field.Name);
    }

    private static BoundExpression? BindDefault(BindingContext context, DefaultClauseSyntax clause, ValueType type, string name)
    {
        var bound = new ExpressionBinder(context, ExpressionScope.Empty).BindAs(clause.Value, clause, type, $"`{name}`");
        if (bound.Type.IsError || IsConstant(bound)) return bound.Type.IsError ? null : bound;
        context.Report(TypeErrors.WrongType, bound.Syntax, $"The default of `{name}`", "a fixed value", ExpressionBinder.AsWritten(bound.Syntax), "different for each person", "Write a value, for example = \"web\".");
        return null;
    }

    private static bool IsConstant(BoundExpression bound) => bound switch
    {
        BoundLiteral => true,
        BoundConversion conversion => IsConstant(conversion.Operand),
        BoundList list => list.Items.All(IsConstant),
        BoundRecord record => record.Fields.All(field => field.Value is BoundMissing || IsConstant(field.Value)),
        _ => false,
    };

    public static ImmutableArray<ParameterSymbol> BindParameters(BindingContext context, ParameterListSyntax? list, string owner)
    {
        var made = ImmutableArray.CreateBuilder<ParameterSymbol>();
        foreach (var syntax in list?.Parameters ?? [])
        {
            if (syntax.Name is not { } name) continue;
            if (made.Any(other => other.Name == name.Text))
            {
                context.Report(NameErrors.DuplicateField, name, name.Text, owner);
                continue;
            }
            var type = TypeBinder.Bind(context, syntax.Type);
            var parameter = new ParameterSymbol(name.Text, type, made.Count, syntax);
            if (syntax.Default is { } clause) parameter.Default = BindDefault(context, clause, type, name.Text);
            context.Refer(name, parameter);
            made.Add(parameter);
        }
        return made.ToImmutable();
    }
}
