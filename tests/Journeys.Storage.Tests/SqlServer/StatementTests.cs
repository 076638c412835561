using System.Data;
using System.Text.RegularExpressions;
using Journeys.Storage.SqlServer.Statements;
using Journeys.Storage.SqlServer.Wire;
using Microsoft.Data.SqlClient.Server;

namespace Journeys.Storage.Tests.SqlServer;

/// <summary>Every T-SQL text, checked without a server by the parser that Microsoft's own tools use.</summary>
public sealed partial class StatementTests
{
    public static TheoryData<string, string> Texts => [.. Catalogue.All.Concat(SchemaModel.Scripts)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_parses_and_keeps_the_rules(string name, string text)
    {
        var fragment = SchemaModel.Parse(text, out var errors);
        Assert.True(errors.Count == 0, $"{name}: " + string.Join("; ", errors.Select(error => $"line {error.Line}: {error.Message}")));
        var rules = new StatementRules();
        fragment.Accept(rules);
        Assert.True(rules.Broken.Count == 0, $"{name}: " + string.Join("; ", rules.Broken));
    }

    [Fact]
    public void Columns_exist_and_keys_are_compared_with_their_own_type()
    {
        var schema = SchemaModel.Read();
        var compared = 0;
        foreach (var (name, text) in Catalogue.All)
        {
            var types = new ColumnTypes(schema);
            types.Check(SchemaModel.Parse(text, out _));
            Assert.True(types.Broken.Count == 0, $"{name}: " + string.Join("; ", types.Broken));
            compared += types.Compared;
        }

        Assert.True(compared > 40, $"only {compared} comparisons were understood");
    }

    [Theory]
    [InlineData("SELECT * FROM journeys.Person;", "SELECT *")]
    [InlineData("MERGE journeys.Clock AS c USING journeys.Clock AS d ON c.OnlyRow = d.OnlyRow WHEN MATCHED THEN DELETE;", "MERGE")]
    [InlineData("DECLARE c CURSOR FOR SELECT p.Due FROM journeys.Person AS p;", "cursor")]
    [InlineData("SELECT p.Due FROM journeys.Person AS p WITH (NOLOCK);", "hint")]
    [InlineData("INSERT INTO journeys.Clock VALUES (1, NULL);", "without column names")]
    [InlineData("SELECT p.Due FROM Person AS p;", "without its schema")]
    [InlineData("SELECT i.PersonId FROM journeys.PersonIdentity AS i WHERE i.Kind = 'email';", "not NVARCHAR")]
    public void The_rules_see_what_they_forbid(string text, string rule)
    {
        var rules = new StatementRules();
        SchemaModel.Parse(text, out _).Accept(rules);
        Assert.Contains(rules.Broken, broken => broken.Contains(rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT p.Nothing FROM journeys.Person AS p;", "does not exist")]
    [InlineData("SELECT p.Due FROM journeys.People AS p;", "there is no table")]
    [InlineData("SELECT p.Due FROM journeys.Person AS p WHERE p.ShardNo = @id;", "int is compared with bigint")]
    [InlineData("SELECT p.Due FROM journeys.Person AS p JOIN @outbox AS o ON o.SendKey = p.PersonId;", "nvarchar(200) is compared with bigint")]
    public void The_type_check_sees_what_it_forbids(string text, string rule)
    {
        var types = new ColumnTypes(SchemaModel.Read());
        types.Check(SchemaModel.Parse(text, out _));
        Assert.Contains(types.Broken, broken => broken.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Table_types_are_sent_as_they_are_declared()
    {
        var declared = SchemaModel.Read().Types;
        Assert.Equal(declared.Keys.Order(), TableTypes.All.Select(type => type.Name).Order());
        foreach (var type in TableTypes.All) Assert.Equal(declared[type.Name], type.Columns.Select(column => (column.Name, TypeOf(column))));
    }

    [Fact]
    public void No_text_stands_outside_the_catalogue()
    {
        var folder = Path.Combine(RepositoryRoot(), "runtime", "Journeys.Storage");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).ToList();
        Assert.Contains("SqlServer/SqlServerStore.cs", files);
        var outside = files.Where(file => file.StartsWith("SqlServer/", StringComparison.Ordinal) && !file.StartsWith("SqlServer/Statements/", StringComparison.Ordinal))
            .Where(file => Sql().IsMatch(File.ReadAllText(Path.Combine(folder, file))));
        Assert.Empty(outside);
        Assert.Equal(
            files.Where(file => file.StartsWith("SqlServer/Statements/", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "Catalogue").Order(),
            Catalogue.All.Select(item => item.Name.Split('.')[0]).Distinct().Order());
    }

    [GeneratedRegex("\"\\s*(SELECT|INSERT|UPDATE|DELETE|EXEC|DECLARE|IF|SET|CREATE|ALTER|WITH)\\b")]
    private static partial Regex Sql();

    private static string TypeOf(SqlMetaData column) => column.SqlDbType switch
    {
        SqlDbType.Int => "int",
        SqlDbType.BigInt => "bigint",
        SqlDbType.NVarChar => $"nvarchar({column.MaxLength})",
        SqlDbType.VarBinary when column.MaxLength == SqlMetaData.Max => "varbinary(max)",
        _ => column.SqlDbType.ToString(),
    };

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Journeys.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
