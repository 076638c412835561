namespace Journeys.Compiler.Diagnostics;

/// <summary>A kind of finding: one static instance per code, declared with the phase that reports it.</summary>
/// <param name="Code">Its stable code, <c>JRNnnnn</c>; <c>docs/diagnostics</c> has a page for each.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Title">What it is about, in a few words and without values.</param>
/// <param name="MessageFormat">The fact and the reason, with <c>{0}</c> for values (<see cref="string.Format(string,object?[])"/>).</param>
/// <param name="Help">The remedy, with the same placeholders; empty where the message says it all.</param>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, string Title, string MessageFormat, string Help);
