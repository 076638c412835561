using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary>First pass: a symbol for every declaration of every file, so that the order of declarations does not matter.</summary>
internal static class DeclarationCollector
{
    /// <summary>Makes the project's symbols; types, messages and journeys are completed later.</summary>
    public static BindingContext Collect(JourneyProject files, ImmutableArray<SyntaxTree> trees)
    {
        var declarations = trees.SelectMany(tree => tree.Root.Declarations).ToImmutableArray();
        var projects = declarations.OfType<ProjectDeclarationSyntax>().ToImmutableArray();
        var first = projects.FirstOrDefault();
        var project = new ProjectSymbol(first?.Name?.Text ?? "Project", first) { Documentation = first?.DocComment };
        var context = new BindingContext(files, project);
        CheckProjects(context, projects, trees);

        var made = declarations.Select(declaration => Make(context, declaration)).OfType<Symbol>().ToImmutableArray();
        project.Objects = [.. made.OfType<DataSymbol>().Where(data => data.Kind == DataKind.Object)];
        project.Types = [.. made.OfType<DataSymbol>().Where(data => data.Kind == DataKind.Type)];
        project.Events = [.. made.OfType<DataSymbol>().Where(data => data.Kind == DataKind.Event)];
        project.Topics = [.. made.OfType<TopicSymbol>()];
        project.Lists = [.. made.OfType<ListSymbol>()];
        project.Calendars = [.. made.OfType<CalendarSymbol>()];
        project.Conversions = [.. made.OfType<ConversionSymbol>()];
        project.Channels = [.. made.OfType<ChannelSymbol>()];
        project.Messages = [.. made.OfType<MessageSymbol>()];
        project.Journeys = [.. made.OfType<JourneySymbol>()];
        project.Flows = [.. made.OfType<FlowSymbol>()];
        project.BuiltInEvents = BuiltIns.Create([.. project.Messages.Select(message => message.Name)], [.. project.Topics.Select(topic => topic.Name)]);
        // Last, so that a declared name that a built-in event has already is reported where it is declared.
        foreach (var builtIn in project.BuiltInEvents)
            if (!project.TryAdd(builtIn) && project.Find(builtIn.Name)?.Declaration is DeclarationSyntax { DeclaredName: { } name } taken)
                context.Report(NameErrors.DuplicateName, name, name.Text, "a built-in event", NounOf(taken));
        CheckFormerNames(context, declarations);
        return context;
    }

    private static void CheckProjects(BindingContext context, ImmutableArray<ProjectDeclarationSyntax> projects, ImmutableArray<SyntaxTree> trees)
    {
        if (projects.IsEmpty && trees.Length > 0)
            context.Report(NameErrors.NoProject, new Text.SourceSpan(trees[0].Text, new Text.TextSpan(0, 0)), []);
        foreach (var extra in projects.Skip(1))
            context.Report(NameErrors.SeveralProjects, BindingContext.Head(extra), [extra.Name?.Text ?? ""], new RelatedSpan(BindingContext.Head(projects[0]), "The first is here."));
    }

    private static Symbol? Make(BindingContext context, DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case ContactDeclarationSyntax:
                return MakeContact(context, declaration);
            case ChannelDeclarationSyntax channel:
                return MakeChannel(context, channel);
        }
        if (declaration.DeclaredName is not { } name) return null;
        Symbol? symbol = declaration switch
        {
            ObjectDeclarationSyntax => new DataSymbol(name.Text, DataKind.Object, declaration),
            TypeDeclarationSyntax => new DataSymbol(name.Text, DataKind.Type, declaration),
            EventDeclarationSyntax => new DataSymbol(name.Text, DataKind.Event, declaration),
            TopicDeclarationSyntax => new TopicSymbol(name.Text, declaration),
            ListDeclarationSyntax => new ListSymbol(name.Text, declaration),
            CalendarDeclarationSyntax => new CalendarSymbol(name.Text, declaration),
            ConversionDeclarationSyntax => new ConversionSymbol(name.Text, declaration),
            TeamDeclarationSyntax => new TeamSymbol(name.Text, declaration),
            AudienceDeclarationSyntax => new AudienceSymbol(name.Text, declaration),
            WebhookDeclarationSyntax => new WebhookSymbol(name.Text, declaration),
            SegmentDeclarationSyntax => new SegmentSymbol(name.Text, declaration),
            ScoreDeclarationSyntax => new ScoreSymbol(name.Text, declaration),
            LifecycleDeclarationSyntax => new LifecycleSymbol(name.Text, declaration),
            ValueDeclarationSyntax => new ValueSymbol(name.Text, declaration),
            PersonaDeclarationSyntax => new PersonaSymbol(name.Text, declaration),
            MessageDeclarationSyntax message => ChannelKinds.Parse(message.Channel?.Text) is { } kind ? new MessageSymbol(name.Text, kind, declaration) : null,
            JourneyDeclarationSyntax => new JourneySymbol(name.Text, declaration),
            FlowDeclarationSyntax => new FlowSymbol(name.Text, declaration),
            _ => null,
        };
        if (symbol is null) return null;
        symbol.Documentation = declaration.DocComment;
        if (Was(declaration)?.Name is { } former) symbol.FormerNames = [former.Text];
        if (!context.Project.TryAdd(symbol))
        {
            var taken = context.Project.Find(name.Text);
            context.Report(NameErrors.DuplicateName, name.Location, [name.Text, BindingContext.Article(taken?.KindName ?? "name"), symbol.KindName],
                (taken?.Declaration as DeclarationSyntax)?.DeclaredName is { } there ? new RelatedSpan(there.Location, $"`{name.Text}` is declared here first.") : null);
            return null;
        }
        context.Refer(name, symbol);
        return symbol;
    }

    private static DataSymbol? MakeContact(BindingContext context, DeclarationSyntax declaration)
    {
        if (context.Project.Contact.Declaration is { } there)
        {
            context.Report(NameErrors.DuplicateName, BindingContext.Head(declaration), ["contact", "what is known of people", "declaration"], new RelatedSpan(BindingContext.Head(there), "The contact is declared here first."));
            return null;
        }
        context.Project.Contact = new DataSymbol("contact", DataKind.Contact, declaration) { Documentation = declaration.DocComment };
        return context.Project.Contact;
    }

    private static ChannelSymbol? MakeChannel(BindingContext context, ChannelDeclarationSyntax declaration)
    {
        if (ChannelKinds.Parse(declaration.Channel?.Text) is not { } kind) return null;
        return new ChannelSymbol(kind, declaration) { Documentation = declaration.DocComment };
    }

    private static WasClauseSyntax? Was(DeclarationSyntax declaration) => declaration switch
    {
        ObjectDeclarationSyntax data => data.Was,
        TypeDeclarationSyntax data => data.Was,
        EventDeclarationSyntax data => data.Was,
        TopicDeclarationSyntax topic => topic.Was,
        ListDeclarationSyntax list => list.Was,
        SegmentDeclarationSyntax segment => segment.Was,
        ScoreDeclarationSyntax score => score.Was,
        LifecycleDeclarationSyntax lifecycle => lifecycle.Was,
        MessageDeclarationSyntax message => message.Was,
        JourneyDeclarationSyntax journey => journey.Was,
        _ => null,
    };

    private static void CheckFormerNames(BindingContext context, ImmutableArray<DeclarationSyntax> declarations)
    {
        foreach (var declaration in declarations)
            if (Was(declaration)?.Name is { } former && context.Project.Find(former.Text) is { } taken)
                context.Report(NameErrors.FormerNameInUse, former, former.Text, BindingContext.Article(taken.KindName));
    }

    private static string NounOf(DeclarationSyntax declaration) => declaration switch
    {
        EventDeclarationSyntax => "event",
        JourneyDeclarationSyntax => "journey",
        MessageDeclarationSyntax => "message",
        _ => "declaration",
    };
}
