using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Emit.Expressions;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Templates;
using Journeys.Runtime.Programs;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>A whole project as C# files: one for each journey and message, one for the schema, one for the tests, one that ties them together.</summary>
internal sealed class ProjectEmitter(BoundProject project, Func<BoundVariant, BoundTemplate?> templateOf)
{
    private const string Head =
        """
        // Made by the journeys compiler; changes here are lost.
        #line hidden
        using System;
        using System.Collections.Immutable;
        using System.Linq;
        using System.Text;
        using Journeys.Runtime;
        using Journeys.Runtime.History;
        using Journeys.Runtime.Operators;
        using Journeys.Runtime.Programs;
        using Journeys.Runtime.Rendering;
        using Journeys.Runtime.Schema;
        using Journeys.Runtime.Steps;
        using Journeys.Runtime.Testing;
        using Journeys.Runtime.Triggers;
        using Journeys.Runtime.Values;
        using NodaTime;
        using Record = Journeys.Runtime.Values.Record;

        namespace Journeys.Emitted;


        """;

    private readonly ProjectSymbol symbol = project.Symbol;
    private readonly Patterns patterns = new();

    /// <summary>All files, in a fixed order.</summary>
    public ImmutableArray<EmittedFile> Emit(bool includeTests) => Emit(new EmitContext(symbol, ForHash: false), includeTests);

    /// <summary>The hash of what the project means: neither layout nor comments nor tests count.</summary>
    public string Meaning() => Hash(string.Concat(Emit(new EmitContext(symbol, ForHash: true), includeTests: false).Select(file => file.Text)));

    private ImmutableArray<EmittedFile> Emit(EmitContext context, bool includeTests)
    {
        var files = ImmutableArray.CreateBuilder<EmittedFile>();
        void Add(string path, string text) => files.Add(new(path, (Head + text).ReplaceLineEndings("\n")));

        foreach (var journey in project.Journeys)
            Add($"journeys/{EmitContext.Identifier("", journey.Symbol.Name)}.cs", JourneyEmitter.Emit(journey, context, patterns, Version(journey)));
        foreach (var message in project.Messages)
            Add($"messages/{EmitContext.Identifier("", message.Symbol.Name)}.cs", new MessageEmitter(context, patterns, templateOf).Emit(message));
        Add("Schema.cs", new SchemaEmitter(new ExpressionEmitter(context, patterns)).Emit(symbol));
        if (includeTests) Add("Tests.cs", Tests(context));
        Add("Project.cs", Project(includeTests));
        files.Add(new("Assembly.cs", CSharp.Invariant($"[assembly: Journeys.Runtime.Programs.RuntimeContract({RuntimeContract.Version})]\n")));
        if (patterns.Declaration is { } declaration) Add("Patterns.cs", declaration);
        return files.ToImmutable();
    }

    // What a run does: its steps and the messages it sends, wherever and however they are written.
    private string Version(BoundJourney journey)
    {
        var context = new EmitContext(symbol, ForHash: true);
        var unused = new Patterns();
        var meaning = new StringBuilder(JourneyEmitter.Emit(journey, context, unused, ""));
        var sent = new SortedSet<string>(Sends(journey.Body).Select(send => send.Message.Name), StringComparer.Ordinal);
        foreach (var message in project.Messages.Where(message => sent.Contains(message.Symbol.Name)).OrderBy(message => message.Symbol.Name, StringComparer.Ordinal))
            meaning.Append(new MessageEmitter(context, unused, templateOf).Emit(message));
        return Hash(meaning.ToString())[..16];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<BoundSend> Sends(BoundBlock block) =>
        block.Steps.SelectMany(step => step is BoundSend send ? [send] : step.Blocks.SelectMany(Sends));

    private string Tests(EmitContext context)
    {
        var text = new StringBuilder("internal static class Tests\n{\n");
        for (var i = 0; i < project.Tests.Length; i++)
            text.Append(CSharp.Indent(CSharp.Invariant($"public static TestDefinition Test{i + 1}() => {new TestEmitter(context, patterns).Emit(project.Tests[i])};\n\n")));
        return text.Append("}\n").ToString();
    }

    private string Project(bool includeTests)
    {
        static string Names(IEnumerable<Symbol> symbols) => CSharp.List(symbols.Select(one => CSharp.Literal(one.Name)));
        var members = new List<(string, string)>
        {
            ("Name", CSharp.Literal(symbol.Name)),
            ("TimeZone", CSharp.Literal(symbol.TimeZone)),
            ("Currency", CSharp.Literal(symbol.Currency)),
            ("Locale", CSharp.Literal(symbol.Locale)),
            ("LateEvents", CSharp.Literal(symbol.LateEvents)),
            ("Contact", "Schema.Contact"),
            ("Objects", SchemaEmitter.References(symbol.Objects)),
            ("Types", SchemaEmitter.References(symbol.Types)),
            ("Events", SchemaEmitter.References(symbol.Events, symbol.BuiltInEvents)),
            ("Topics", CSharp.List(symbol.Topics.Select(topic => CSharp.Call("new TopicDefinition", CSharp.Literal(topic.Name), CSharp.Literal(topic.Title))))),
            ("Lists", Names(symbol.Lists)),
            ("Calendars", CSharp.List(symbol.Calendars.Select(calendar => CSharp.Call("new CalendarDefinition", CSharp.Literal(calendar.Name), CSharp.List(calendar.Dates.Order().Select(date => CSharp.Literal(date))))))),
            ("Channels", CSharp.List(symbol.Channels.Select(ChannelEmitter.Channel))),
            ("Limits", ChannelEmitter.Limits(symbol.Limits)),
            ("Messages", CSharp.List(project.Messages.Select(message => MessageEmitter.ClassName(message) + ".Define()"))),
            ("History", CSharp.List(project.History.Select(need => CSharp.Call("new HistoryNeed", CSharp.Literal(need.Key), CSharp.Literal(need.Keep))))),
            ("Journeys", CSharp.List(project.Journeys.Select(journey => JourneyEmitter.ClassName(journey) + ".Define()"))),
        };
        if (includeTests) members.Add(("Tests", CSharp.List(Enumerable.Range(1, project.Tests.Length).Select(number => CSharp.Invariant($"Tests.Test{number}()")))));
        return "public sealed class Project : CompiledProject\n{\n"
            + CSharp.Indent($"public override ProjectDefinition Define() => {CSharp.Object("ProjectDefinition", members)};\n") + "}\n";
    }
}
