using Journeys.Storage.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Journeys.Storage.Tests.SqlServer;

/// <summary>Tables and table types with their columns, read from the migrations by Microsoft's parser.</summary>
internal sealed class SchemaModel
{
    private SchemaModel()
    {
        foreach (var (_, text) in Scripts)
        {
            var fragment = Parse(text, out var errors);
            Assert.Empty(errors);
            fragment.Accept(new Collector(this));
        }

        // Created outside the migrations, before the first of them.
        Parse(Journeys.Storage.SqlServer.Statements.SchemaStatements.CreateVersions, out _).Accept(new Collector(this));
    }

    public Dictionary<string, List<(string Name, string Type)>> Tables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<(string Name, string Type)>> Types { get; } = new(StringComparer.Ordinal);

    public static SchemaModel Read() => new();

    public static IEnumerable<(string Name, string Text)> Scripts =>
        Migration.Of("SqlServer").SelectMany(migration => SqlServerSchema.Batches(migration.Script).Select((batch, index) => ($"{migration.Name}#{index + 1}", batch)));

    public static TSqlFragment Parse(string text, out IList<ParseError> errors) => new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out errors);

    public static string TypeOf(DataTypeReference type) => string.Concat(type.ScriptTokenStream.Skip(type.FirstTokenIndex).Take(type.LastTokenIndex - type.FirstTokenIndex + 1).Select(token => token.Text)).ToLowerInvariant();

    public static string NameOf(SchemaObjectName name) => string.Join('.', name.Identifiers.Select(identifier => identifier.Value));

    public static List<(string, string)> ColumnsOf(TableDefinition table) => [.. table.ColumnDefinitions.Select(column => (column.ColumnIdentifier.Value, TypeOf(column.DataType)))];

    private sealed class Collector(SchemaModel model) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node) => model.Tables.Add(NameOf(node.SchemaObjectName), ColumnsOf(node.Definition));

        public override void Visit(CreateTypeTableStatement node) => model.Types.Add(NameOf(node.Name), ColumnsOf(node.Definition));
    }
}
