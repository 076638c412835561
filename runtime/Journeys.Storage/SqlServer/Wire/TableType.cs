using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;

namespace Journeys.Storage.SqlServer.Wire;

/// <summary>A table type of the schema and how a row of the program is written as one of its rows.</summary>
/// <param name="Name">The type's name with its schema.</param>
/// <param name="Columns">Its columns in order; a test compares them with the migration.</param>
/// <param name="Write">Fills a record from an item and its position.</param>
internal sealed record TableType<T>(string Name, SqlMetaData[] Columns, Action<SqlDataRecord, T, int> Write) : ITableType
{
    /// <summary>A parameter that streams the items; without items it is an empty table.</summary>
    public SqlParameter Parameter(string name, IReadOnlyCollection<T> items) =>
        new(name, SqlDbType.Structured) { TypeName = Name, Value = items.Count == 0 ? null : Records(items) };

    // One record serves all rows: the driver sends each before it asks for the next.
    private IEnumerable<SqlDataRecord> Records(IReadOnlyCollection<T> items)
    {
        var record = new SqlDataRecord(Columns);
        var position = 0;
        foreach (var item in items)
        {
            Write(record, item, position++);
            yield return record;
        }
    }
}

/// <summary>What the tests see of a table type.</summary>
internal interface ITableType
{
    /// <summary>The type's name with its schema.</summary>
    string Name { get; }
    /// <summary>Its columns in order.</summary>
    SqlMetaData[] Columns { get; }
}
