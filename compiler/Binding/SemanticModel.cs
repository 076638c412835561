using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Templates;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Binding;

/// <summary>What the project means: the bound tree for the emitter, and which word refers to what for editors.</summary>
internal sealed class SemanticModel
{
    internal SemanticModel(BoundProject project, TemplateSet templates, BindingContext context)
    {
        Project = project;
        Templates = templates;
        Context = context;
        Diagnostics = context.Diagnostics.ToImmutable();
        References = [.. context.References];
    }

    public BoundProject Project { get; }

    /// <summary>The bodies of the messages.</summary>
    public TemplateSet Templates { get; }

    /// <summary>What all binders shared.</summary>
    public BindingContext Context { get; }

    /// <summary>What binding found, syntax apart.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Every word that names something, with what it names; declarations included.</summary>
    public ImmutableArray<(SourceSpan At, Symbol Symbol)> References { get; }
}
