using System.Collections.Immutable;
using System.Globalization;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Diagnostics;

/// <summary>Another place that helps to understand a finding.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is to be seen there.</param>
public sealed record RelatedSpan(SourceSpan Location, string Message);

/// <summary>A remedy that can be applied by a machine.</summary>
/// <param name="Title">What it does, as the name of a command.</param>
/// <param name="Edits">The changes, none overlapping another.</param>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits);

/// <summary>A finding at a place in a source text.</summary>
/// <param name="Descriptor">What kind it is.</param>
/// <param name="Primary">Where it is.</param>
/// <param name="Arguments">The values of the message's placeholders.</param>
/// <param name="Related">Other places that matter.</param>
/// <param name="Fixes">Remedies that can be applied, the best one first.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    SourceSpan Primary,
    ImmutableArray<object?> Arguments,
    ImmutableArray<RelatedSpan> Related,
    ImmutableArray<Fix> Fixes)
{
    /// <summary>The stable code, <c>JRNnnnn</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How serious it is.</summary>
    public Severity Severity => Descriptor.Severity;

    /// <summary>The fact and the reason.</summary>
    public string Message => Format(Descriptor.MessageFormat);

    /// <summary>The remedy; empty where the message says it all.</summary>
    public string Help => Format(Descriptor.Help);

    /// <summary><c>path:line:column: severity CODE: message</c>.</summary>
    public override string ToString() => $"{Primary}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";

    /// <summary>The same finding about a text that is read as part of a file.</summary>
    /// <param name="part">The text that was read alone; places in other texts stay.</param>
    /// <param name="file">The file it is part of.</param>
    /// <param name="offset">Where it begins there.</param>
    internal Diagnostic MovedTo(SourceText part, SourceText file, int offset)
    {
        SourceSpan Moved(SourceSpan at) => at.Source == part ? new(file, new TextSpan(at.Span.Start + offset, at.Span.Length)) : at;
        return this with
        {
            Primary = Moved(Primary),
            Related = [.. Related.Select(related => related with { Location = Moved(related.Location) })],
            Fixes = [.. Fixes.Select(fix => fix with { Edits = [.. fix.Edits.Select(edit => edit with { Target = Moved(edit.Target) })] })],
        };
    }

    private string Format(string format) => Arguments.IsDefaultOrEmpty ? format.Replace("{{", "{").Replace("}}", "}") : string.Format(CultureInfo.InvariantCulture, format, [.. Arguments]);
}
