using System.Collections.Immutable;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Triggers;

namespace Journeys.Runtime.Programs;

/// <summary>A journey whose nested blocks are linked: every step knows what encloses it and what comes next.</summary>
internal sealed class LinkedJourney
{
    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);

    public LinkedJourney(JourneyDefinition definition, LinkedProgram program)
    {
        (Definition, Program) = (definition, program);
        First = LinkBlock(definition.Body, null, 0);
        foreach (var node in nodes.Values)
            foreach (var target in node.Step.JumpTargets)
                if (!nodes.ContainsKey(target)) throw new InvalidOperationException($"{definition.Name}: {node.Place} leads to {target}, which does not exist.");
        WatchesStates = definition.Goals.Any(goal => goal.Trigger is StateTrigger) || definition.Exits.Any(exit => exit is StateTrigger) || definition.Requirements.Any(requirement => requirement.Throughout);
    }

    public JourneyDefinition Definition { get; }
    public LinkedProgram Program { get; }
    /// <summary>The first step; null for an empty journey.</summary>
    public Node? First { get; }
    /// <summary>Whether a goal, exit or <c>throughout</c> is a condition, so that every change must be looked at.</summary>
    public bool WatchesStates { get; }

    /// <summary>A place, or null.</summary>
    public Node? Find(string place) => nodes.GetValueOrDefault(place);

    private Node? LinkBlock(Block? block, Node? parent, int bodyIndex)
    {
        if (block is null) return null;
        Node? first = null, previous = null;
        foreach (var step in block.Steps)
        {
            var node = new Node(step, parent, bodyIndex);
            if (!nodes.TryAdd(step.Place, node)) throw new InvalidOperationException($"{Definition.Name}: the place {step.Place} occurs twice.");
            var bodies = step.Bodies;
            var linked = new Node?[bodies.Length];
            for (var i = 0; i < bodies.Length; i++) linked[i] = LinkBlock(bodies[i], node, i);
            node.Bodies = [.. linked];
            if (previous is not null) previous.Next = node;
            first ??= node;
            previous = node;
        }
        return first;
    }
}

/// <summary>A step in its place.</summary>
internal sealed class Node(Step step, Node? parent, int bodyIndex)
{
    public Step Step { get; } = step;
    public string Place => Step.Place;
    /// <summary>The step whose block holds this one; null at the top.</summary>
    public Node? Parent { get; } = parent;
    /// <summary>Which of the parent's bodies holds it.</summary>
    public int BodyIndex { get; } = bodyIndex;
    /// <summary>The next step of the same block; null at its end.</summary>
    public Node? Next { get; set; }
    /// <summary>The first steps of its own bodies; null for an empty one.</summary>
    public ImmutableArray<Node?> Bodies { get; set; } = [];
    /// <summary>Enclosing <c>until</c> blocks, outermost first: source order (R4).</summary>
    public ImmutableArray<Node> Untils { get; } = EnclosingUntils(parent);
    /// <summary>Named by its author, so that <c>since LABEL</c> and <c>hello.clicked</c> may ask for it.</summary>
    public bool IsLabelled { get; } = !step.Place.Contains('#', StringComparison.Ordinal);

    private static ImmutableArray<Node> EnclosingUntils(Node? parent) =>
        parent is null ? [] : parent.Step is UntilStep ? parent.Untils.Add(parent) : parent.Untils;
}
