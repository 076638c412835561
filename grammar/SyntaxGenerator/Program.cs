using Journeys.SyntaxGenerator;

// Usage: dotnet run --project grammar/SyntaxGenerator   (from the root of the repository)
var root = args.Length > 0 ? args[0] : ".";
var target = Path.Combine(root, "compiler", "Syntax", "Generated");
Directory.CreateDirectory(target);
var files = Generator.Generate(
    File.ReadAllText(Path.Combine(root, "compiler", "Syntax", "Nodes.txt")),
    File.ReadAllText(Path.Combine(root, "grammar", "Generated", "JourneyLexer.tokens")));
foreach (var stale in Directory.GetFiles(target, "*.g.cs").Where(f => !files.ContainsKey(Path.GetFileName(f))))
    File.Delete(stale);
foreach (var (name, content) in files)
    File.WriteAllText(Path.Combine(target, name), content);
