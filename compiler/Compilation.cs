using System.Collections.Immutable;
using Journeys.Compiler.Binding;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler;

/// <summary>
/// A project, understood: its trees, its meaning and everything that is wrong with it. Immutable for its users; the work is done when first
/// asked for, once, on whichever thread asks.
/// </summary>
public sealed class Compilation
{
    private readonly Lock _gate = new();
    private SemanticModel? _model;
    private ImmutableArray<Diagnostic>? _diagnostics;

    private Compilation(JourneyProject project)
    {
        Project = project;
        SyntaxTrees = [.. project.Sources.Select(SyntaxTree.Parse)];
    }

    /// <summary>The files it was made from.</summary>
    public JourneyProject Project { get; }

    /// <summary>One tree per <c>.journey</c> file, by path.</summary>
    public ImmutableArray<SyntaxTree> SyntaxTrees { get; }

    /// <summary>Reads a project. Parses at once, binds when asked.</summary>
    public static Compilation Create(JourneyProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return new Compilation(project);
    }

    /// <summary>What everything means.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled; it can be asked for again.</exception>
    internal SemanticModel GetSemanticModel(CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (_model is { } known) return known;
            var (bound, templates, context) = ProjectBinder.Bind(Project, SyntaxTrees, cancellation);
            return _model = new SemanticModel(bound, templates, context);
        }
    }

    /// <summary>Everything that is wrong or doubtful, of all files and templates, by file and place. Loads no code generator.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled; it can be asked for again.</exception>
    public ImmutableArray<Diagnostic> GetDiagnostics(CancellationToken cancellation = default)
    {
        var model = GetSemanticModel(cancellation);
        lock (_gate) return _diagnostics ??= Merge(model);
    }

    // Where the form is not understood, what the rest of the words could mean is not worth a second finding at the same place.
    private ImmutableArray<Diagnostic> Merge(SemanticModel model)
    {
        var syntax = SyntaxTrees.SelectMany(tree => tree.Diagnostics).ToImmutableArray();
        var broken = syntax.Where(finding => finding.Severity == Severity.Error).Select(finding => (finding.Primary.Path, finding.Primary.Span)).ToImmutableArray();
        var all = new DiagnosticBag();
        all.AddRange(syntax);
        all.AddRange(model.Diagnostics.Where(finding => !broken.Any(place => place.Path == finding.Primary.Path && place.Span.Overlaps(finding.Primary.Span) && finding.Primary.Span.Length <= Math.Max(place.Span.Length, 1))));
        return all.ToImmutable();
    }
}
