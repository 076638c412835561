using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Triggers;

namespace Journeys.Compiler.Binding.Expressions;

// Names and paths (R28).
internal sealed partial class ExpressionBinder
{
    private static readonly string[] Predictions = ["churnRisk", "nextOrderDate"];

    private BoundExpression BindName(NameExpressionSyntax syntax, LanguageType? expected)
    {
        if (syntax.Name is not { } name) return new BoundInvalid(syntax);
        if (char.IsUpper(name.Text[0])) return BindCapital(syntax, name, expected);
        if (Scope.Event is { } makeEvent && Scope.EventData?.Field(name.Text) is { } field)
            return MakeField(syntax, name, makeEvent(syntax), field);
        if (Scope.Names.TryGetValue(name.Text, out var make)) return Referred(name, make(syntax));
        if (name.Text == "contact") return Scope.Contact?.Invoke(syntax) ?? new BoundContact(syntax, new ValueType(new NominalType(Project.Contact), false));
        if (Predictions.Contains(name.Text))
        {
            Context.NotSupported(syntax, $"the prediction `{name.Text}`");
            return new BoundInvalid(syntax);
        }
        if (Scope.Run?.Label(name.Text) is { } label)
        {
            var states = label.Kind == LabelKind.Send ? $"Say what happened to it: `{name.Text}.clicked`, `{name.Text}.opened` …" : "Only messages can be asked for what happened to them.";
            return Invalid(NameErrors.WrongKind, syntax, name.Text, "the label of a step", "a value", states);
        }
        return UnknownName(syntax, name);
    }

    private BoundInvalid UnknownName(SyntaxNode syntax, SyntaxToken name)
    {
        var candidates = (Scope.EventData?.Fields.Select(field => field.Name) ?? [])
            .Concat(Scope.Names.Keys).Append("contact").Concat(Scope.Run?.Labels.Select(label => label.Name) ?? []).ToImmutableArray();
        var near = Spelling.Closest(name.Text, candidates);
        var ofContact = Project.Contact.Field(name.Text) is not null;
        var help = ofContact ? $"The contact has such a field: write `contact.{name.Text}`."
            : near is not null ? $"Did you mean `{near}`?"
            : Scope.EventData is { } data ? $"{data.Name} has {ListOf(data)}."
            : "Fields of the person are written `contact.…`; an event gets a name with `as`.";
        Context.Report(NameErrors.UnknownName, name.Location, [name.Text, help], fix: BindingContext.Replace(name, ofContact ? "contact." + name.Text : near));
        return new BoundInvalid(syntax);
    }

    private static string ListOf(DataSymbol data) =>
        data.Fields.IsEmpty ? "no fields" : "the fields " + string.Join(", ", data.Fields.Take(8).Select(field => $"`{field.Name}`"));

    private BoundExpression BindCapital(NameExpressionSyntax syntax, SyntaxToken name, LanguageType? expected)
    {
        if (expected is ListType list) expected = list.Element.Type;
        if (expected is ChoiceType choice)
        {
            if (choice.Names.Contains(name.Text)) return new BoundLiteral(syntax, new ValueType(choice, false), name.Text);
            var near = Spelling.Closest(name.Text, choice.Names);
            Context.Report(NameErrors.UnknownChoice, name.Location,
                [name.Text, choice.Names.Length <= 8 ? string.Join(", ", choice.Names) : "the names that are possible here", Spelling.Help(name.Text, choice.Names, "")], fix: BindingContext.Replace(name, near));
            return new BoundInvalid(syntax);
        }
        if (expected is ErrorType) return new BoundInvalid(syntax);
        switch (Project.Find(name.Text))
        {
            case ValueSymbol value:
                Context.NotSupported(syntax, $"the named value `{value.Name}`");
                return new BoundInvalid(syntax);
            case DataSymbol { IsEvent: true } data:
                return Invalid(NameErrors.WrongKind, syntax, data.Name, "an event", "a value", $"Ask for its history, for example `did {data.Name} in last 30 days` or `count({data.Name})`.");
            case { } other:
                return Invalid(NameErrors.WrongKind, syntax, other.Name, BindingContext.Article(other.KindName), "a value", "Name a field, or write a value.");
            default:
                return Invalid(NameErrors.BareChoice, syntax, name.Text);
        }
    }

    private BoundExpression BindMember(MemberAccessExpressionSyntax syntax)
    {
        if (syntax.Name is not { } name || syntax.Receiver is not { } receiver) return new BoundInvalid(syntax);
        if (receiver is NameExpressionSyntax { Name: { } owner })
        {
            if (Scope.Run?.Label(owner.Text) is { } label && !Scope.Names.ContainsKey(owner.Text)) return BindLabelState(syntax, owner, label, name);
            if (char.IsUpper(owner.Text[0])) return BindCapitalMember(syntax, owner, name);
            if (Scope.Run is not null && MessageStates.Parse(name.Text) is not null && !IsKnownName(owner.Text)) return UnknownLabel(syntax, owner);
        }
        var bound = Bind(receiver, syntax);
        if (bound.Type.IsError) return bound;
        if (bound.Type.Type is not NominalType { Symbol: var data })
            return Invalid(TypeErrors.NoFields, syntax, AsWritten(receiver), bound.Type.Type.Phrase, name.Text);
        if (data.Field(name.Text) is { } field) return MakeField(syntax, name, bound, field);
        var fields = data.Fields.Select(candidate => candidate.Name).ToImmutableArray();
        var former = data.Fields.FirstOrDefault(candidate => candidate.FormerNames.Contains(name.Text));
        var near = former?.Name ?? Spelling.Closest(name.Text, fields);
        var help = former is not null ? $"`{name.Text}` is called `{former.Name}` now." : Spelling.Help(name.Text, fields, $"`{data.Name}` has no fields at all.");
        Context.Report(NameErrors.UnknownField, name.Location, [name.Text, Owner(data), help], fix: BindingContext.Replace(name, near));
        return new BoundInvalid(syntax);
    }

    private static string Owner(DataSymbol data) => data.Kind switch
    {
        DataKind.Contact => "The contact",
        DataKind.Object => $"The object `{data.Name}`",
        DataKind.Type => $"The type `{data.Name}`",
        DataKind.Row => "The row",
        _ => $"The event `{data.Name}`",
    };

    private bool IsKnownName(string name) => name == "contact" || Scope.Names.ContainsKey(name) || Scope.EventData?.Field(name) is not null;

    private BoundInvalid UnknownLabel(SyntaxNode syntax, SyntaxToken owner)
    {
        var labels = Scope.Run?.Labels.Where(label => label.Kind == LabelKind.Send).Select(label => label.Name).ToImmutableArray() ?? [];
        var help = Spelling.Help(owner.Text, labels, "Give the message a label where it is sent: send Welcome as hello");
        Context.Report(JourneyErrors.UnknownLabel, owner.Location, [owner.Text, help], fix: BindingContext.Replace(owner, Spelling.Closest(owner.Text, labels)));
        return new BoundInvalid(syntax);
    }

    private BoundExpression BindLabelState(SyntaxNode syntax, SyntaxToken owner, LabelSymbol label, SyntaxToken name)
    {
        Context.Refer(owner, label);
        if (label.Kind != LabelKind.Send)
            return Invalid(NameErrors.WrongKind, syntax, owner.Text, "the label of a step that sends nothing", "the label of a message", "Take the label of a `send`.");
        if (MessageStates.Bind(Context, name) is not { } state) return new BoundInvalid(syntax);
        Scope.Run?.Uses(label, syntax);
        return new BoundMessageState(syntax, label, state);
    }

    private BoundInvalid BindCapitalMember(SyntaxNode syntax, SyntaxToken owner, SyntaxToken name)
    {
        switch (Project.Find(owner.Text))
        {
            case null:
                Context.ReportUnknown(owner, "event or message", symbol => symbol is MessageSymbol or DataSymbol { IsEvent: true });
                return new BoundInvalid(syntax);
            case MessageSymbol message:
                return Invalid(NameErrors.WrongKind, syntax, AsWritten(syntax), "a message's history", "a value", $"Ask for it, for example `did {message.Name}.{name.Text} in last 30 days`, or label the `send` and write `label.{name.Text}`.");
            case DataSymbol { IsEvent: true } data:
                return Invalid(NameErrors.WrongKind, syntax, AsWritten(syntax), "a field of every such event", "one value", $"Say of which event, for example `last({data.Name}).{name.Text}`.");
            case { } other:
                return Invalid(NameErrors.WrongKind, syntax, owner.Text, BindingContext.Article(other.KindName), "a value", "Name a field, or write a value.");
        }
    }

    private BoundExpression MakeField(SyntaxNode syntax, SyntaxToken name, BoundExpression receiver, FieldSymbol field)
    {
        Context.Refer(name, field);
        if (field.IsInverse)
        {
            Context.NotSupported(syntax, $"going from {Owner(field.Owner).ToLowerInvariant()} to its `{field.Name}`");
            return new BoundInvalid(syntax);
        }
        // A row's fields are what stands in them.
        if (receiver is BoundRecord { Data.Kind: DataKind.Row } row) return row.Fields[field.Slot].Value;
        return new BoundField(syntax, field.Type.OrOptional(receiver.Type.Optional), receiver, field);
    }

    private BoundExpression Referred(SyntaxToken name, BoundExpression bound)
    {
        Symbol? symbol = bound switch
        {
            BoundLocal local => local.Local,
            BoundParameter parameter => parameter.Parameter,
            BoundRangeVariable variable => variable.Variable,
            BoundEvent occurrence => occurrence.Event,
            _ => null,
        };
        if (symbol is not null) Context.Refer(name, symbol);
        return bound;
    }
}

/// <summary>The words for what can happen to a message.</summary>
internal static class MessageStates
{
    private static readonly string[] Words = ["sent", "delivered", "opened", "clicked", "bounced", "replied", "skipped", "failed"];

    public static MessageState? Parse(string word) => Array.IndexOf(Words, word) is >= 0 and var index ? (MessageState)index : null;

    public static MessageState? Bind(BindingContext context, SyntaxToken name)
    {
        if (Parse(name.Text) is { } state) return state;
        context.Report(NameErrors.UnknownMessageState, name.Location, [name.Text, Spelling.Help(name.Text, Words, "")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, Words)));
        return null;
    }
}
