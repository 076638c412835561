using System.Collections.Immutable;
using System.Globalization;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Symbols;
using Journeys.Runtime.Programs;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>Channels and what holds messages back.</summary>
internal static class ChannelEmitter
{
    public static string Channel(ChannelSymbol channel)
    {
        var made = CSharp.Call("new ChannelDefinition", CSharp.Enum(channel.Kind), CSharp.Literal(channel.From),
            channel.Quiet is { } quiet ? $"new QuietHours({CSharp.Literal(quiet.From)}, {CSharp.Literal(quiet.To)})" : "null");
        return channel.Limits.IsEmpty ? made : $"{made} {{ Limits = {Limits(channel.Limits)} }}";
    }

    public static string Limits(ImmutableArray<BoundLimit> limits) => CSharp.List(limits.Select(limit => CSharp.Call("new LimitDefinition",
        limit.Count.ToString(CultureInfo.InvariantCulture), CSharp.Literal(limit.Per), CSharp.List(limit.Across.Select(CSharp.Enum)), Else(limit.Else))));

    private static string Else(LimitElse policy) => policy switch
    {
        LimitElse.Skip => "new LimitElse.Skip()",
        LimitElse.WaitAtMost wait => CSharp.Call("new LimitElse.WaitAtMost", CSharp.Literal(wait.Longest)),
        _ => throw new InvalidOperationException($"No C# form for {policy.GetType().Name}."),
    };
}
