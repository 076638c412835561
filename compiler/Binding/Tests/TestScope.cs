using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Tests;

/// <summary>What is known inside one test: its contacts, its objects, its row.</summary>
internal sealed class TestScope(BindingContext context, ExpressionScope outer)
{
    private readonly List<string> _contacts = [];
    private readonly Dictionary<string, BoundExpression> _objects = new(StringComparer.Ordinal);

    /// <summary>The contacts that the expression bound last has spoken of.</summary>
    public HashSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

    public BindingContext Context { get; } = context;

    /// <summary>Takes the name of a given contact; <c>contact</c> where it has none.</summary>
    public string AddContact(SyntaxToken? name, SyntaxNode at)
    {
        var word = name?.Text ?? "contact";
        if (_contacts.Contains(word)) Context.Report(NameErrors.DuplicateContact, name?.Location ?? BindingContext.Head(at), [word]);
        else _contacts.Add(word);
        return word;
    }

    /// <summary>A named object; events refer to it by its key.</summary>
    public void AddObject(SyntaxToken name, BoundExpression key) => _objects[name.Text] = key;

    /// <summary>The contact a step speaks of: the one named, the only one, or <c>contact</c>.</summary>
    public string Who(WhoSyntax? who, SyntaxNode at, string example)
    {
        if (who?.Name is { } name) return Named(name);
        if (_contacts.Count > 1 && !_contacts.Contains("contact")) Context.Report(JourneyErrors.SeveralContacts, BindingContext.Head(at), [example]);
        return _contacts is [var only] ? only : "contact";
    }

    /// <summary>The recipient a step names, or null for anybody.</summary>
    public string? Recipient(WhoSyntax? who) => who?.Name is { } name ? Named(name) : null;

    public ExpressionBinder Expressions()
    {
        Mentioned.Clear();
        var scope = outer with { Contact = syntax => Person(_contacts is [var only] ? only : "contact", syntax) };
        foreach (var contact in _contacts.Where(name => name != "contact")) scope = scope.With(contact, syntax => Person(contact, syntax));
        foreach (var (name, key) in _objects) scope = scope.With(name, syntax => key with { Syntax = syntax });
        return new ExpressionBinder(Context, scope);
    }

    private string Named(SyntaxToken name)
    {
        if (_contacts.Contains(name.Text) || (name.Text == "contact" && _contacts.Count <= 1)) return name.Text == "contact" && _contacts is [var only] ? only : name.Text;
        Context.Report(NameErrors.UnknownContact, name.Location, [name.Text, Spelling.Help(name.Text, _contacts, $"Begin the test with: given contact {name.Text} {{ email: \"a@b.example\" }}")],
            fix: BindingContext.Replace(name, Spelling.Closest(name.Text, _contacts)));
        return name.Text;
    }

    private BoundContact Person(string name, SyntaxNode syntax)
    {
        Mentioned.Add(name);
        return new BoundContact(syntax, new ValueType(new NominalType(Context.Project.Contact), false));
    }
}
