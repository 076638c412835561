namespace Journeys.Compiler.Syntax;

/// <summary>The escapes of texts: <c>\n</c>, <c>\t</c>, <c>\r</c>; a backslash before anything else stands for that character.</summary>
internal static class TextEscapes
{
    public static string Unescape(string escape) => escape switch
    {
        "\\n" => "\n",
        "\\t" => "\t",
        "\\r" => "\r",
        _ => escape[1..],
    };
}
