using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Expressions;

// What is known of the person: lists, consent, the start event's key.
internal sealed partial class ExpressionBinder
{
    // `contact in Engaged`
    private BoundExpression BindGroup(InExpressionSyntax syntax, SyntaxToken name)
    {
        var value = Bind(syntax.Value, syntax);
        if (value.Type.IsError) return value;
        switch (Project.Find(name.Text))
        {
            case ListSymbol list:
                Context.Refer(name, list);
                if (value is BoundContact) return new BoundInList(syntax, list);
                return Invalid(TypeErrors.WrongType, value.Syntax, "Who is in a list", "the contact", AsWritten(value.Syntax), value.Type.Type.Phrase, $"Write `contact in {name.Text}`.");
            case SegmentSymbol segment:
                Context.Refer(name, segment);
                Context.NotSupported(syntax, $"the segment {segment.Name}", "Write its condition out for now, or keep the people in a `list`.");
                return new BoundInvalid(syntax);
            case AudienceSymbol audience:
                Context.Refer(name, audience);
                Context.NotSupported(syntax, $"the audience {audience.Name}");
                return new BoundInvalid(syntax);
            case { } other:
                return Invalid(NameErrors.WrongKind, syntax, name.Text, BindingContext.Article(other.KindName), "a list or a segment",
                    other is TopicSymbol ? $"Consent is asked for by `consents to {name.Text} by email`." : Binding.Names.Help(Project, name.Text, IsGroup));
            default:
                Context.ReportUnknown(name, "list or segment", IsGroup);
                return new BoundInvalid(syntax);
        }
    }

    private static bool IsGroup(Symbol symbol) => symbol is ListSymbol or SegmentSymbol;

    private BoundExpression BindConsents(ConsentsExpressionSyntax syntax) =>
        Context.Resolve<TopicSymbol>(syntax.Topic, "a topic") is { } topic
            ? new BoundConsents(syntax, topic, ChannelKinds.Parse(syntax.Channel?.Text))
            : new BoundInvalid(syntax);

    private BoundExpression BindReachable(ReachableExpressionSyntax syntax) =>
        ChannelKinds.Parse(syntax.Channel?.Text) is { } channel ? new BoundReachable(syntax, channel) : new BoundInvalid(syntax);

    // `same cartId`, `any cartId` in the where of an event.
    private BoundExpression BindCorrelation(CorrelationExpressionSyntax syntax)
    {
        if (syntax.Field is not { } name) return new BoundInvalid(syntax);
        if (Scope.Event is not { } makeEvent || Scope.EventData is not { } data)
            return Invalid(JourneyErrors.NoStartEvent, syntax, name.Text, "there is no event here to compare");
        if (data.Field(name.Text) is not { } field)
        {
            var fields = data.Fields.Select(candidate => candidate.Name).ToImmutableArray();
            Context.Report(NameErrors.UnknownField, name.Location, [name.Text, Owner(data), Spelling.Help(name.Text, fields, $"`{data.Name}` has no fields at all.")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, fields)));
            return new BoundInvalid(syntax);
        }
        if (syntax.AnyKeyword is not null) return new BoundLiteral(syntax, ValueType.Boolean, true);
        var problem = "this is not inside a journey";
        if (Scope.Run?.StartEvent(syntax, out problem) is not { } start) return Invalid(JourneyErrors.NoStartEvent, syntax, name.Text, problem);
        if (start.Type.Type is not NominalType { Symbol: var startData } || startData.Field(name.Text) is not { } startField)
            return Invalid(JourneyErrors.NoStartEvent, syntax, name.Text, "that event has no such field");
        var left = MakeField(syntax, name, makeEvent(syntax), field);
        var right = MakeField(syntax, name, start, startField);
        return !Unify(ref left, ref right) ? Incomparable(syntax, left, right) : new BoundBinary(syntax, ValueType.Boolean, BoundBinaryOperator.Equal, left, right);
    }
}
