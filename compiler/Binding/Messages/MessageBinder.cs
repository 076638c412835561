using System.Collections.Immutable;
using System.Net.Mail;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Declarations;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;

namespace Journeys.Compiler.Binding.Messages;

/// <summary><c>email Welcome { topic … subject … body … when … { } }</c></summary>
internal static class MessageBinder
{
    private static readonly ImmutableArray<string> EmailParts = ["subject", "preview", "text", "from", "body"];

    /// <summary>Who gets it: needed before any journey is bound.</summary>
    public static void BindSignature(BindingContext context, MessageSymbol message)
    {
        if (message.Declaration is not MessageDeclarationSyntax syntax) return;
        message.Parameters = FieldBinder.BindParameters(context, syntax.Parameters, $"the parameters of {message.Name}");
        var topics = syntax.Members.OfType<TopicMemberSyntax>().ToImmutableArray();
        var transactional = syntax.Members.OfType<TransactionalMemberSyntax>().FirstOrDefault();
        foreach (var extra in topics.Skip(1)) context.Report(MessageErrors.DuplicatePart, extra, "topic");
        if (topics.Length > 0) message.Topic = context.Resolve<TopicSymbol>(topics[0].Topic, "a topic");
        message.Transactional = transactional is not null;
        if (transactional is not null && topics.Length > 0)
            context.Report(MessageErrors.TopicAndTransactional, transactional.Location, [message.Name], new RelatedSpan(topics[0].Location, "The topic is here."));
        if (transactional is null && topics.Length == 0 && syntax.Name is { } name)
            context.Report(MessageErrors.NoTopic, name.Location, [message.Name]);
    }

    public static BoundMessage Bind(BindingContext context, MessageSymbol message, MessageDeclarationSyntax syntax)
    {
        var scope = message.Parameters.Aggregate(ExpressionScope.Empty, (inner, parameter) => inner.With(parameter));
        var variants = ImmutableArray.CreateBuilder<BoundVariant>();
        foreach (var member in syntax.Members.OfType<MessageVariantSyntax>()) variants.Add(BindVariant(context, message, scope, member));
        var main = BindParts(context, message, scope, syntax, null, syntax.Members);
        variants.Add(main);
        CheckComplete(context, message, syntax, main);
        return new BoundMessage(message, syntax, variants.ToImmutable());
    }

    /// <summary>Whether a text is a sender: an address, or a name with the address in angle brackets.</summary>
    public static bool CheckSender(BindingContext context, SyntaxNode at, string sender)
    {
        if (MailAddress.TryCreate(sender, out var address) && KnownCodes.IsEmail(address.Address)) return true;
        context.Report(MessageErrors.BadSender, at, sender);
        return false;
    }

    private static BoundVariant BindVariant(BindingContext context, MessageSymbol message, ExpressionScope scope, MessageVariantSyntax syntax)
    {
        var condition = new ExpressionBinder(context, scope).BindCondition(syntax.Condition, syntax);
        foreach (var member in syntax.Members)
        {
            if (member is MessageVariantSyntax) context.Report(MessageErrors.NestedVariant, BindingContext.Head(member), []);
            if (member is TopicMemberSyntax or TransactionalMemberSyntax) context.Report(MessageErrors.TopicInVariant, member, ProjectSettingsBinder.FirstWord(member));
        }
        if (syntax.Members.IsEmpty) context.Report(MessageErrors.EmptyVariant, BindingContext.Head(syntax), []);
        return BindParts(context, message, scope, syntax, condition, syntax.Members);
    }

    private static BoundVariant BindParts(BindingContext context, MessageSymbol message, ExpressionScope scope, SyntaxNode syntax, BoundExpression? condition, ImmutableArray<MessageMemberSyntax> members)
    {
        var variant = new BoundVariant(syntax, condition);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            switch (member)
            {
                case TextMemberSyntax { Slot: { } slot } text:
                    if (!IsNew(context, seen, slot.Text, member) || !Fits(context, message, slot)) break;
                    var value = new ExpressionBinder(context, scope).BindAs(text.Text, text, ValueType.Text, $"`{slot.Text}`");
                    if (slot.Text == "from" && value is BoundLiteral { Value: string sender }) CheckSender(context, value.Syntax, sender);
                    variant = With(variant, slot.Text, value);
                    break;
                case BodyMemberSyntax body:
                    if (IsNew(context, seen, "body", member)) variant = variant with { Body = BindBody(context, body) };
                    break;
            }
        }
        return variant;
    }

    private static bool IsNew(BindingContext context, HashSet<string> seen, string part, SyntaxNode member)
    {
        if (seen.Add(part)) return true;
        context.Report(MessageErrors.DuplicatePart, BindingContext.Head(member), [part]);
        return false;
    }

    private static bool Fits(BindingContext context, MessageSymbol message, SyntaxToken slot)
    {
        if (message.Channel != ChannelKind.Email || EmailParts.Contains(slot.Text)) return true;
        context.Report(MessageErrors.PartNotHere, slot, slot.Text, "email", string.Join(", ", EmailParts));
        return false;
    }

    private static BoundVariant With(BoundVariant variant, string slot, BoundExpression value) => slot switch
    {
        "subject" => variant with { Subject = value },
        "preview" => variant with { Preview = value },
        "text" => variant with { Text = value },
        "title" => variant with { Title = value },
        "link" => variant with { Link = value },
        "from" => variant with { From = value },
        _ => variant,
    };

    private static BoundBody? BindBody(BindingContext context, BodyMemberSyntax body) => body.Content switch
    {
        StringExpressionSyntax file when body.FileKeyword is not null => TemplateFiles.Resolve(context, file) is { } path ? new BoundBody.File(file, path) : null,
        RawStringExpressionSyntax raw => new BoundBody.Inline(raw),
        _ => null,
    };

    private static void CheckComplete(BindingContext context, MessageSymbol message, MessageDeclarationSyntax syntax, BoundVariant main)
    {
        if (message.Channel != ChannelKind.Email || syntax.Name is not { } name) return;
        if (main.Subject is null) context.Report(MessageErrors.NoSubject, name, message.Name);
        if (!syntax.Members.OfType<BodyMemberSyntax>().Any()) context.Report(MessageErrors.NoBody, name, message.Name);
        var channel = context.Project.Channel(ChannelKind.Email);
        var channelFrom = channel?.Declaration is ChannelDeclarationSyntax declared && declared.Settings.OfType<FromSettingSyntax>().Any();
        if (main.From is null && !channelFrom) context.Report(MessageErrors.NoSender, name, message.Name);
    }
}
