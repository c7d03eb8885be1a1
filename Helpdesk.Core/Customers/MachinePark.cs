namespace Helpdesk.Core.Customers;

/// <summary>Tells which machine is which when a customer's machines are written anew.</summary>
internal static class MachinePark
{
    /// <summary>By id where somebody had the machine before their eyes, else by name. What is not recognised is new.</summary>
    public static Dictionary<MachineFacts, Machine> Recognise(IReadOnlyCollection<Machine> machines, IReadOnlyCollection<MachineFacts> wanted)
    {
        var (byId, byName) = (machines.ToDictionary(m => m.Id), machines.ToDictionary(m => m.Name, StringComparer.Ordinal));
        var found = new Dictionary<MachineFacts, Machine>(ReferenceEqualityComparer.Instance);
        foreach (var facts in wanted)
        {
            if (facts.Id is { } id && byId.TryGetValue(id, out var machine)) found[facts] = machine;
        }

        foreach (var facts in Circle(found)) found.Remove(facts);
        var free = machines.Except(found.Values).ToHashSet();
        foreach (var facts in wanted.Where(facts => !found.ContainsKey(facts)))
        {
            if (byName.TryGetValue(facts.Name, out var machine) && free.Remove(machine)) found[facts] = machine;
        }

        return found;
    }

    /// <summary>Names that go round in a circle cannot be written one after the other: there the names say which machine it is.</summary>
    private static List<MachineFacts> Circle(Dictionary<MachineFacts, Machine> found)
    {
        var renamed = found.Where(pair => pair.Key.Name != pair.Value.Name).ToDictionary(pair => pair.Value.Name, pair => pair.Key, StringComparer.Ordinal);
        while (renamed.Where(pair => !renamed.ContainsKey(pair.Value.Name)).Select(pair => pair.Key).ToList() is { Count: > 0 } ends)
        {
            foreach (var end in ends) renamed.Remove(end);
        }

        return [.. renamed.Values];
    }
}
