using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Journeys.Storage.Tests.SqlServer;

/// <summary>
/// Resolves <c>alias.column</c> and parameters of a statement against the schema: unknown columns are reported, and so is a
/// comparison of two types, which would make the server convert a key row by row instead of seeking it.
/// </summary>
internal sealed class ColumnTypes(SchemaModel schema) : TSqlFragmentVisitor
{
    // What each table parameter and each plain parameter is sent as.
    private static readonly Dictionary<string, string> TableParameters = new(StringComparer.Ordinal)
    {
        ["@shards"] = "journeys.ShardList", ["@keys"] = "journeys.KeyList", ["@seqs"] = "journeys.SeqList", ["@identities"] = "journeys.IdentityList",
        ["@seen"] = "journeys.MessageIdList", ["@append"] = "journeys.InboxList", ["@advances"] = "journeys.AdvanceList", ["@outbox"] = "journeys.OutboxList",
        ["@cancellations"] = "journeys.CancellationList", ["@timeline"] = "journeys.TimelineList", ["@results"] = "journeys.FinishList", ["@objects"] = "journeys.ObjectList",
    };

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["@kind"] = "nvarchar(40)", ["@value"] = "nvarchar(320)", ["@key"] = "nvarchar(200)", ["@hash"] = "nvarchar(200)", ["@type"] = "nvarchar(100)", ["@sendKey"] = "nvarchar(200)",
        ["@shard"] = "int", ["@id"] = "bigint", ["@now"] = "bigint", ["@after"] = "bigint", ["@before"] = "bigint", ["@clock"] = "bigint", ["@state"] = "int",
    };

    private readonly Dictionary<string, List<(string Name, string Type)>> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Name, string Type)>> variables = new(StringComparer.Ordinal);
    private readonly List<Action> checks = [];

    public List<string> Broken { get; } = [];

    public int Compared { get; private set; }

    public void Check(TSqlFragment statement)
    {
        statement.Accept(this);
        foreach (var check in checks) check();
    }

    public override void Visit(DeclareTableVariableStatement node) =>
        variables[node.Body.VariableName.Value] = SchemaModel.ColumnsOf(node.Body.Definition);

    public override void Visit(NamedTableReference node)
    {
        var name = SchemaModel.NameOf(node.SchemaObject);
        if (!name.StartsWith("journeys.", StringComparison.Ordinal)) return;
        if (!schema.Tables.TryGetValue(name, out var columns)) Broken.Add($"there is no table {name}");
        else Bind(node.Alias?.Value ?? name, columns, node.StartLine);
    }

    public override void Visit(VariableTableReference node)
    {
        var name = node.Variable.Name;
        // @people carries new people in an ingest and written people in a commit.
        var columns = variables.TryGetValue(name, out var declared) ? declared
            : TableParameters.TryGetValue(name, out var type) ? schema.Types[type]
            : name == "@people" ? [.. schema.Types["journeys.PersonList"], .. schema.Types["journeys.NewPersonList"]] : null;
        if (columns is null) Broken.Add($"the table parameter {name} is unknown");
        else if (node.Alias is { } alias) Bind(alias.Value, columns, node.StartLine);
    }

    public override void Visit(ColumnReferenceExpression node) => checks.Add(() =>
    {
        if (node.MultiPartIdentifier is { Identifiers: [var alias, var column] } && aliases.TryGetValue(alias.Value, out var columns) && columns.All(known => known.Name != column.Value))
            Broken.Add($"line {node.StartLine}: {alias.Value}.{column.Value} does not exist");
    });

    public override void Visit(BooleanComparisonExpression node) => checks.Add(() =>
    {
        if (TypeOf(node.FirstExpression) is not { } left || TypeOf(node.SecondExpression) is not { } right) return;
        Compared++;
        if (left != right) Broken.Add($"line {node.StartLine}: {left} is compared with {right}");
    });

    private void Bind(string alias, List<(string Name, string Type)> columns, int line)
    {
        // One letter may name two tables in different statements of a batch: then a column may be of either.
        aliases[alias] = aliases.TryGetValue(alias, out var earlier) && line > 0 ? [.. earlier.Concat(columns).Distinct()] : columns;
    }

    private string? TypeOf(ScalarExpression expression) => expression switch
    {
        VariableReference variable => Parameters.GetValueOrDefault(variable.Name),
        ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var column] } when aliases.TryGetValue(alias.Value, out var columns) =>
            columns.Where(known => known.Name == column.Value).Select(known => known.Type).Distinct().ToArray() is [var only] ? only : null,
        _ => null,
    };
}
