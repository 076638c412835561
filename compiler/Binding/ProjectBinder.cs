using System.Collections.Immutable;
using Journeys.Compiler.Analysis;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Declarations;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Binding.Messages;
using Journeys.Compiler.Binding.Tests;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Templates;

namespace Journeys.Compiler.Binding;

/// <summary>Binds a whole project: names first, then types, then what may refer to anything.</summary>
internal static class ProjectBinder
{
    public static (BoundProject Project, TemplateSet Templates, BindingContext Context) Bind(JourneyProject files, ImmutableArray<SyntaxTree> trees, CancellationToken cancellation)
    {
        var context = DeclarationCollector.Collect(files, trees);
        var project = context.Project;
        ProjectSettingsBinder.Bind(context, trees.SelectMany(tree => tree.Root.Declarations));
        FieldBinder.BindAll(context);
        foreach (var message in project.Messages) MessageBinder.BindSignature(context, message);
        foreach (var journey in project.Journeys) JourneyBinder.BindSignature(context, journey);
        ChannelBinder.Bind(context);
        ConversionBinder.Bind(context);
        foreach (var declaration in trees.SelectMany(tree => tree.Root.Declarations)) UnsupportedDeclarations.Report(context, declaration);
        cancellation.ThrowIfCancellationRequested();

        var messages = ImmutableArray.CreateBuilder<BoundMessage>();
        foreach (var message in project.Messages)
            if (message.Declaration is MessageDeclarationSyntax syntax) messages.Add(MessageBinder.Bind(context, message, syntax));

        var journeys = ImmutableArray.CreateBuilder<BoundJourney>();
        foreach (var journey in project.Journeys)
        {
            if (journey.Declaration is not JourneyDeclarationSyntax syntax) continue;
            cancellation.ThrowIfCancellationRequested();
            var bound = JourneyBinder.Bind(context, journey, syntax, out var scope);
            LabelFlow.Check(context, scope);
            Reachability.Check(context, bound.Body);
            journeys.Add(bound);
        }

        var tests = ImmutableArray.CreateBuilder<BoundTest>();
        foreach (var test in trees.SelectMany(tree => tree.Root.Declarations).OfType<TestDeclarationSyntax>())
        {
            cancellation.ThrowIfCancellationRequested();
            tests.AddRange(TestBinder.Bind(context, test));
        }
        var all = new BoundProject(project) { Messages = messages.ToImmutable(), Journeys = journeys.ToImmutable(), Tests = tests.ToImmutable() };
        var templates = TemplateSet.Read(context, all.Messages);
        return (all with { History = HistoryNeeds.Of(all, templates.Expressions) }, templates, context);
    }
}
