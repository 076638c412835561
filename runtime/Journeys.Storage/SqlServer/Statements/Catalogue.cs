using System.Collections.Immutable;
using System.Reflection;

namespace Journeys.Storage.SqlServer.Statements;

/// <summary>
/// Every T-SQL text of the program: each is a constant of a class of this folder, and <see cref="All"/> is what the tests
/// parse. Texts elsewhere are refused by a test, so none is missed.
/// </summary>
internal static class Catalogue
{
    private static readonly ImmutableArray<Type> Holders =
        [typeof(SchemaStatements), typeof(IngestStatements), typeof(WorkStatements), typeof(CommitStatements), typeof(OutboxStatements), typeof(SettingStatements)];

    /// <summary>Name and text of every statement that is sent as it stands.</summary>
    public static ImmutableArray<(string Name, string Text)> All =>
        [.. Holders.SelectMany(holder => holder.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(constant => constant.IsLiteral && constant.GetRawConstantValue() is string)
            .Select(constant => ($"{holder.Name}.{constant.Name}", (string?)constant.GetRawConstantValue() ?? "")))];
}
