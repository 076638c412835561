using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Journeys.Compiler.Templates;

/// <summary>What became of an MJML file.</summary>
public enum MjmlOutcome
{
    /// <summary>Its HTML was made from it already.</summary>
    Current,
    /// <summary>Its HTML was written anew.</summary>
    Compiled,
    /// <summary>Node or the npm package is missing.</summary>
    NoCompiler,
    /// <summary>The package refused the file.</summary>
    Failed,
}

/// <summary>The result of compiling an MJML file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">What the package said, or how to get it; empty when all is well.</param>
public sealed record MjmlResult(string Path, MjmlOutcome Outcome, string Detail);

/// <summary>Compiles <c>.mjml</c> files with the npm package <c>mjml</c>, found in the project's own <c>node_modules</c> or globally.</summary>
public static class MjmlCompiler
{
    private const string Script =
        """
        const { createRequire } = require('module'), path = require('path'), { execSync } = require('child_process');
        let source = ''; process.stdin.setEncoding('utf8'); process.stdin.on('data', d => source += d).on('end', async () => {
          const find = () => {
            try { return createRequire(path.join(process.cwd(), 'x.js'))('mjml'); } catch (e) { if (e.code !== 'MODULE_NOT_FOUND') throw e; }
            try { const root = execSync('npm root -g', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(); return createRequire(path.join(root, 'x.js'))('mjml'); } catch { return null; }
          };
          const found = find();
          if (!found) { process.exit(3); }
          const result = await (found.default ?? found)(source, { validationLevel: 'strict', filePath: process.argv[1], minify: false });
          process.stdout.write(result.html);
        }).resume();
        process.on('unhandledRejection', e => { process.stderr.write(JSON.stringify(e.errors ? e.errors.map(x => x.formattedMessage) : [String(e.message ?? e)])); process.exit(4); });
        """;

    /// <summary>Brings the HTML of every MJML file of a project up to date. Files whose HTML is current are left alone, and node is not started for them.</summary>
    public static ImmutableArray<MjmlResult> CompileAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.mjml", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("node_modules"))
            .Order(StringComparer.Ordinal).Select(Compile),
    ];

    /// <summary>Compiles one file, if need be, and writes <c>name.mjml.html</c> beside it.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static MjmlResult Compile(string path)
    {
        var source = File.ReadAllText(path);
        var target = MjmlFile.HtmlPath(path);
        if (File.Exists(target) && MjmlFile.IsCurrent(source, File.ReadAllText(target))) return new(path, MjmlOutcome.Current, "");

        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path)),
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in (ReadOnlySpan<string>)["-e", Script, Path.GetFullPath(path)]) start.ArgumentList.Add(argument);
        try
        {
            using var node = Process.Start(start) ?? throw new Win32Exception();
            var errors = node.StandardError.ReadToEndAsync();
            var output = node.StandardOutput.ReadToEndAsync();
            node.StandardInput.Write(source);
            node.StandardInput.Close();
            node.WaitForExit();
            if (node.ExitCode == 3) return new(path, MjmlOutcome.NoCompiler, "The npm package `mjml` is not installed. Install it with `npm install mjml` in the project's folder.");
            if (node.ExitCode != 0) return new(path, MjmlOutcome.Failed, Messages(errors.GetAwaiter().GetResult()));
            File.WriteAllText(target, MjmlFile.Header(source) + "\n" + Tidy(output.GetAwaiter().GetResult()));
            return new(path, MjmlOutcome.Compiled, "");
        }
        catch (Win32Exception)
        {
            return new(path, MjmlOutcome.NoCompiler, "node was not found. Install Node.js 20 or later, then `npm install mjml` in the project's folder.");
        }
    }

    private static string Messages(string json)
    {
        try
        {
            return string.Join("\n", JsonSerializer.Deserialize<string[]>(json) ?? []);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string Tidy(string html) => html.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() + "\n";
}
