using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Deciding;

/// <summary>Where a branch goes after a step.</summary>
internal readonly record struct Flow(FlowKind Kind, int Body = 0, Node? Target = null)
{
    /// <summary>On to the next step, or out of the block at its end.</summary>
    public static Flow Next { get; } = new(FlowKind.Next);
    /// <summary>The branch rests; the step has set its due time.</summary>
    public static Flow Rest { get; } = new(FlowKind.Rest);
    /// <summary>The run has ended.</summary>
    public static Flow Ended { get; } = new(FlowKind.Ended);
    /// <summary>Into one of the step's own bodies.</summary>
    public static Flow Into(int body) => new(FlowKind.Into, body);
    /// <summary>To another place.</summary>
    public static Flow To(Node target) => new(FlowKind.To, 0, target);
    /// <summary>On after another place.</summary>
    public static Flow After(Node target) => new(FlowKind.After, 0, target);
}

/// <summary>The kinds of <see cref="Flow"/>.</summary>
internal enum FlowKind { Next, Rest, Ended, Into, To, After }
