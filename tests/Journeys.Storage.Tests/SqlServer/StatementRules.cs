using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Journeys.Storage.Tests.SqlServer;

/// <summary>What no statement of ours may contain.</summary>
internal sealed class StatementRules : TSqlFragmentVisitor
{
    public List<string> Broken { get; } = [];

    private void Report(TSqlFragment node, string rule) => Broken.Add($"line {node.StartLine}: {rule}");

    public override void Visit(SelectStarExpression node) => Report(node, "SELECT *");

    public override void Visit(MergeStatement node) => Report(node, "MERGE");

    public override void Visit(DeclareCursorStatement node) => Report(node, "a cursor");

    public override void Visit(CreateTriggerStatement node) => Report(node, "a trigger");

    public override void Visit(TableHint node)
    {
        if (node.HintKind is not (TableHintKind.UpdLock or TableHintKind.HoldLock)) Report(node, $"the hint {node.HintKind}");
    }

    public override void Visit(StringLiteral node)
    {
        if (!node.IsNational) Report(node, $"the text '{node.Value}' is not NVARCHAR");
    }

    public override void Visit(InsertSpecification node)
    {
        if (node.Columns.Count == 0) Report(node, "INSERT without column names");
    }

    public override void Visit(NamedTableReference node)
    {
        if (node.SchemaObject.SchemaIdentifier is null && node.SchemaObject.BaseIdentifier.Value is not ("inserted" or "deleted" or "Numbers") && node.SchemaObject.BaseIdentifier.Value.Length > 1)
            Report(node, $"the table {node.SchemaObject.BaseIdentifier.Value} without its schema");
    }
}
