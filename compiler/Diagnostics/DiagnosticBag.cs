using System.Collections.Immutable;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Diagnostics;

/// <summary>Collects findings. Not safe for use from several threads at once.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>Whether one of them is an error.</summary>
    public bool HasErrors => _all.Exists(d => d.Severity == Severity.Error);

    /// <summary>Reports a finding.</summary>
    public void Report(DiagnosticDescriptor descriptor, SourceSpan primary, params ReadOnlySpan<object?> arguments) =>
        _all.Add(new Diagnostic(descriptor, primary, [.. arguments], [], []));

    /// <summary>Reports a finding that is already made.</summary>
    public void Add(Diagnostic diagnostic) => _all.Add(diagnostic);

    /// <summary>Reports findings that are already made.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _all.AddRange(diagnostics);

    /// <summary>All findings, by file, then by place, then by code; one that was made twice (a layout is bound for each message) once.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
    [
        .. _all.DistinctBy(d => (d.Code, d.Primary.Path, d.Primary.Span, d.Message)).OrderBy(d => d.Primary.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Primary.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal),
    ];
}
