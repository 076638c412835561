using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Symbols;

/// <summary>What kind of record a <see cref="DataSymbol"/> describes.</summary>
internal enum DataKind
{
    Contact,
    Object,
    Event,
    Type,
    BuiltInEvent,
    /// <summary>Any of several events (<c>on A, B as x</c>): the fields that all of them have.</summary>
    AnyOf,
    /// <summary>A row of <c>test … for each row in [ … ]</c>.</summary>
    Row,
}

/// <summary>The contact, an object, an event or a declared type.</summary>
internal sealed class DataSymbol(string name, DataKind kind, SyntaxNode? declaration) : Symbol(name, declaration)
{
    private ImmutableArray<FieldSymbol> _fields = [];
    private ImmutableDictionary<string, FieldSymbol> _byName = ImmutableDictionary<string, FieldSymbol>.Empty;

    public DataKind Kind { get; } = kind;

    /// <summary>The fields in declared order; a field's index is its slot.</summary>
    public ImmutableArray<FieldSymbol> Fields
    {
        get => _fields;
        internal set
        {
            _fields = value;
            Index();
        }
    }

    /// <summary>Lists that come from references elsewhere (<c>account: Account? inverse people</c>); they have no slot.</summary>
    public ImmutableArray<FieldSymbol> Inverses { get; private set; } = [];

    /// <summary>The events of <see cref="DataKind.AnyOf"/>.</summary>
    public ImmutableArray<DataSymbol> Members { get; internal init; } = [];

    public bool IsEvent => Kind is DataKind.Event or DataKind.BuiltInEvent or DataKind.AnyOf;

    public override string KindName => Kind switch
    {
        DataKind.Contact => "contact",
        DataKind.Object => "object",
        DataKind.Type => "type",
        DataKind.Row => "row",
        _ => "event",
    };

    /// <summary>The field or inverse list of that name, or null.</summary>
    public FieldSymbol? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The first unique field: the key by which references are given; null without one.</summary>
    public FieldSymbol? Key => Fields.FirstOrDefault(candidate => candidate.Unique);

    internal void AddInverse(FieldSymbol inverse)
    {
        Inverses = Inverses.Add(inverse);
        Index();
    }

    private void Index()
    {
        var names = ImmutableDictionary.CreateBuilder<string, FieldSymbol>();
        foreach (var field in Fields.Concat(Inverses)) names.TryAdd(field.Name, field);
        _byName = names.ToImmutable();
    }
}

/// <summary>A field of a record.</summary>
internal sealed class FieldSymbol(string name, ValueType type, DataSymbol owner, int slot, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ValueType Type { get; } = type;
    public DataSymbol Owner { get; } = owner;

    /// <summary>Index in <see cref="DataSymbol.Fields"/>; -1 for an inverse list and where only the name is known (<see cref="DataKind.AnyOf"/>: look it up by name).</summary>
    public int Slot { get; } = slot;

    public bool Unique { get; internal set; }

    /// <summary>The value taken where none is given; already converted to <see cref="Type"/>.</summary>
    public BoundExpression? Default { get; internal set; }

    /// <summary>Whether it is the other side of a reference.</summary>
    public bool IsInverse { get; internal init; }

    public override string KindName => "field";
}
