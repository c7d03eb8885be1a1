using System.Runtime.InteropServices;

namespace Helpdesk.Core.Reports;

/// <summary>Counts the facts of one period, each once.</summary>
internal sealed class Tally(DayGrid grid, Func<Fact, bool> belongs, long until)
{
    private readonly long[] _took = new long[grid.Count];
    private readonly long[] _answered = new long[grid.Count];
    private readonly int[] _answers = new int[grid.Count];

    public int[] Opened { get; } = new int[grid.Count];
    public int[] Resolved { get; } = new int[grid.Count];

    /// <summary>Seven days from Monday on, 24 hours each.</summary>
    public int[][] PerHourOfWeek { get; } = [.. Enumerable.Range(0, 7).Select(_ => new int[24])];

    public Counter Customers { get; } = new();
    public Counter Types { get; } = new();
    public Counter Assigned { get; } = new();
    public Counter Solvers { get; } = new();

    /// <summary>By module and type.</summary>
    public Dictionary<(int Module, int Type), int> Kinds { get; } = [];

    /// <summary>How long each resolved ticket took, in ticks.</summary>
    public List<long> Lengths { get; } = [];

    public TimeSpan? FirstResponse => Mean(_answered.Sum(), _answers.Sum());

    public TimeSpan? ResolutionOf(int day) => Mean(_took[day], Resolved[day]);

    public TimeSpan? FirstResponseOf(int day) => Mean(_answered[day], _answers[day]);

    public void Add(FactKind kind, List<Fact> facts)
    {
        foreach (var fact in CollectionsMarshal.AsSpan(facts))
        {
            if (fact.At < grid.Start || fact.At >= until || !belongs(fact)) continue;

            var day = grid.IndexOf(fact.At);
            if (kind == FactKind.Opened) AddOpened(fact, day);
            else AddResolved(fact, day);
        }
    }

    public static TimeSpan? Mean(double ticks, int count) => count == 0 ? null : TimeSpan.FromTicks((long)(ticks / count));

    private void AddOpened(in Fact fact, int day)
    {
        Opened[day]++;
        PerHourOfWeek[grid.WeekdayOf(day)][grid.HourOf(fact.At, day)]++;
        Customers.Add(fact.Customer);
        Types.Add(fact.Type);
        Assigned.Add(fact.Technician);
        CollectionsMarshal.GetValueRefOrAddDefault(Kinds, (fact.Module, fact.Type), out _)++;
        if (fact.Length < 0) return;

        _answers[day]++;
        _answered[day] += fact.Length;
    }

    private void AddResolved(in Fact fact, int day)
    {
        Resolved[day]++;
        Solvers.Add(fact.Technician);
        Lengths.Add(fact.Length);
        _took[day] += fact.Length;
    }
}

/// <summary>Counts by place.</summary>
internal sealed class Counter
{
    private int[] _counts = new int[64];

    public int this[int place] => place < _counts.Length ? _counts[place] : 0;

    public int Places => _counts.Length;

    public void Add(int place)
    {
        if (place >= _counts.Length) Array.Resize(ref _counts, Math.Max(place + 1, _counts.Length * 2));
        _counts[place]++;
    }

    /// <summary>The places that were met, nothing at all (0) among them, the most met first.</summary>
    public IEnumerable<int> Met() => Enumerable.Range(0, _counts.Length).Where(place => _counts[place] > 0).OrderByDescending(place => _counts[place]);
}
