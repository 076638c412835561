using System.Security.Cryptography;
using System.Text;

namespace Journeys.Compiler.Emit.Expressions;

/// <summary>The patterns of <c>matches</c>: each is prepared once, in a static field of the compiled assembly.</summary>
internal sealed class Patterns
{
    private readonly SortedDictionary<string, string> byName = new(StringComparer.Ordinal);

    /// <summary>The field of a pattern.</summary>
    public string Use(string pattern)
    {
        // Named by its content, so that one more pattern elsewhere changes no journey's text.
        var name = "P" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(pattern)))[..16];
        byName[name] = pattern;
        return "Patterns." + name;
    }

    /// <summary>The class that holds them; null where there are none.</summary>
    public string? Declaration => byName.Count == 0 ? null
        : "internal static class Patterns\n{\n" + CSharp.Indent(string.Concat(byName.Select(one =>
            $"public static readonly System.Text.RegularExpressions.Regex {one.Key} = Ops.Pattern({CSharp.Literal(one.Value)});\n"))) + "}\n";
}
