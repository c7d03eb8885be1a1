using System.Runtime.InteropServices;

namespace Helpdesk.Core.Reports;

/// <summary>What makes a ticket count.</summary>
internal enum FactKind
{
    Opened,
    Resolved,
}

/// <summary>What the figures need to know of a ticket, small enough to go through hundreds of thousands. Places are those of <see cref="Names"/>.</summary>
/// <param name="At">When it was opened or resolved, in UTC ticks.</param>
/// <param name="Length">From its opening to the first answer or to its end, in ticks; negative when there was no answer.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fact(long At, long Length)
{
    public int Customer { get; init; }
    public int Technician { get; init; }
    public int Type { get; init; }
    public int Module { get; init; }
    public int Channel { get; init; }
    public byte Priority { get; init; }
}

/// <summary>Things that are met again and again, each with a small number. Nothing at all is 0.</summary>
internal sealed class Interned<T> where T : notnull
{
    private readonly Dictionary<T, int> _places = [];
    private readonly List<T> _values = [];

    /// <summary>How many numbers there are, 0 included.</summary>
    public int Count => _values.Count + 1;

    public IReadOnlyList<T> Values => _values;

    public T this[int place] => _values[place - 1];

    public int Of(T value)
    {
        if (_places.TryGetValue(value, out var place)) return place;

        _values.Add(value);
        return _places[value] = _values.Count;
    }
}

/// <summary>Who and what the facts of one reading are about.</summary>
internal sealed class Names
{
    public Interned<Guid> Customers { get; } = new();
    public Interned<Guid> Technicians { get; } = new();
    public Interned<Guid> Channels { get; } = new();
    public Interned<string> Types { get; } = new();
    public Interned<string> Modules { get; } = new();
}
