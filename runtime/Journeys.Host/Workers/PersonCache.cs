using Journeys.Runtime.People;

namespace Journeys.Host.Workers;

/// <summary>People in memory, the longest unused dropped first. For one thread.</summary>
/// <param name="capacity">How many people it holds at most.</param>
internal sealed class PersonCache(int capacity)
{
    private readonly Dictionary<PersonKey, LinkedListNode<(PersonKey Key, Person Person)>> nodes = [];
    private readonly LinkedList<(PersonKey Key, Person Person)> byUse = new();

    public int Count => nodes.Count;

    /// <summary>Takes a person out: a decision consumes it, and puts back the person it returns.</summary>
    public Person? Take(PersonKey key)
    {
        if (!nodes.Remove(key, out var node)) return null;
        byUse.Remove(node);
        return node.Value.Person;
    }

    public void Put(PersonKey key, Person person)
    {
        Take(key);
        nodes[key] = byUse.AddFirst((key, person));
        if (nodes.Count > capacity && byUse.Last is { } oldest)
        {
            nodes.Remove(oldest.Value.Key);
            byUse.RemoveLast();
        }
    }

    /// <summary>Forgets everybody: what is in memory may differ from what is stored.</summary>
    public void Clear()
    {
        nodes.Clear();
        byUse.Clear();
    }
}
