namespace Journeys.SyntaxGenerator;

/// <summary>How a property finds what it asks for among the children of a node.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="What">A quoted word, a token class (<c>name</c>, <c>INT</c>, …) or a node's name.</param>
/// <param name="Many">All of them instead of one.</param>
/// <param name="Index">Which one, counting from 0.</param>
/// <param name="After">A quoted word or a node's name after which to look; null: from the beginning.</param>
/// <param name="Before">A quoted word before which it must stand; null: anywhere.</param>
public sealed record Property(string Name, string What, bool Many, int Index, string? After, string? Before);

/// <summary>A node or a family of nodes.</summary>
/// <param name="Name">Its name, without the suffix <c>Syntax</c>.</param>
/// <param name="Base">The family it belongs to.</param>
/// <param name="IsAbstract">True for a family.</param>
/// <param name="Rules">The grammar rules it comes from.</param>
/// <param name="Properties">What can be asked of it.</param>
public sealed record Node(string Name, string Base, bool IsAbstract, IReadOnlyList<string> Rules, IReadOnlyList<Property> Properties);

/// <summary>A class of words under certain grammar rules, such as names.</summary>
/// <param name="Name">The token kind, without the suffix <c>Token</c>.</param>
/// <param name="Rules">The grammar rules that turn their word into one.</param>
public sealed record WordClass(string Name, IReadOnlyList<string> Rules);

/// <summary>The content of <c>Nodes.txt</c>.</summary>
public sealed record Description(IReadOnlyList<WordClass> WordClasses, IReadOnlyList<Node> Nodes)
{
    /// <summary>Reads the description.</summary>
    /// <exception cref="FormatException">A line is not understood; the message names it.</exception>
    public static Description Read(string text)
    {
        var words = new List<WordClass>();
        var nodes = new List<Node>();
        var properties = new List<Property>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd();
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith(' '))
            {
                properties.Add(ReadProperty(parts, number));
                continue;
            }
            var from = Array.IndexOf(parts, "<");
            var rules = from < 0 ? [] : parts[(from + 1)..];
            switch (parts[0])
            {
                case "token":
                    words.Add(new WordClass(parts[1], rules));
                    break;
                case "abstract" or "node" when parts.Length > 3 && parts[2] == ":":
                    properties = [];
                    var isAbstract = parts[0] == "abstract";
                    if (!isAbstract && rules.Length == 0)
                        rules = [char.ToLowerInvariant(parts[1][0]) + parts[1][1..]];
                    nodes.Add(new Node(parts[1], parts[3], isAbstract, rules, properties));
                    break;
                default:
                    throw new FormatException($"Nodes.txt, line {number}: '{line}' is not understood.");
            }
        }
        return new Description(words, nodes);
    }

    private static Property ReadProperty(string[] parts, int line)
    {
        if (parts.Length is not (2 or 4) || (parts.Length == 4 && parts[2] is not ("after" or "before")))
            throw new FormatException($"Nodes.txt, line {line}: a property is `Name spec [after|before what]`.");
        var spec = parts[1];
        var many = spec.EndsWith('*');
        var index = 0;
        var hash = spec.IndexOf('#', StringComparison.Ordinal);
        if (hash > 0)
        {
            index = int.Parse(spec[(hash + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            spec = spec[..hash];
        }
        var after = parts.Length == 4 && parts[2] == "after" ? parts[3] : null;
        var before = parts.Length == 4 && parts[2] == "before" ? parts[3] : null;
        return new Property(parts[0], many ? spec[..^1] : spec, many, index, after, before);
    }
}
