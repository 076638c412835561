using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary>Declarations that are part of the language but have no execution yet: each says so once. Their names resolve.</summary>
internal static class UnsupportedDeclarations
{
    public static void Report(BindingContext context, DeclarationSyntax declaration)
    {
        var what = declaration switch
        {
            SegmentDeclarationSyntax => "segments",
            ScoreDeclarationSyntax => "scores",
            LifecycleDeclarationSyntax => "lifecycles",
            ValueDeclarationSyntax => "named values",
            AudienceDeclarationSyntax => "audiences",
            TeamDeclarationSyntax => "teams",
            WebhookDeclarationSyntax => "webhooks",
            FlowDeclarationSyntax => "flows",
            PriorityDeclarationSyntax => "`one at a time`",
            PostDeclarationSyntax => "posts to social networks",
            AttributionDeclarationSyntax => "attribution",
            MigrateDeclarationSyntax => "migrations between versions",
            PersonaDeclarationSyntax => "personas",
            MessageDeclarationSyntax message when ChannelKinds.Parse(message.Channel?.Text) is { } kind and not Runtime.Programs.ChannelKind.Email => $"messages by {kind.Spelling()}",
            _ => null,
        };
        if (what is not null) context.NotSupported(declaration, what);
        if (declaration is PriorityDeclarationSyntax order)
            foreach (var name in order.Journeys) context.Resolve<JourneySymbol>(name, "a journey");
        if (declaration is MigrateDeclarationSyntax migration) context.Resolve<JourneySymbol>(migration.Journey, "a journey");
    }
}
