using System.Globalization;

namespace Helpdesk.Benchmark;

/// <summary>How long and how much; <c>name=value</c> on the command line.</summary>
internal sealed record BenchmarkSettings(int Rounds, int Seconds, int Messages, int Consoles, int Customers, int Searches, int Rows)
{
    /// <summary>How many tickets over five years the reports are read of.</summary>
    public int Tickets { get; init; }

    /// <summary>How many tickets, with twenty messages each, the desk works among.</summary>
    public int DeskTickets { get; init; }

    /// <summary>Connections of each side of a comparison.</summary>
    public const int Connections = 32;

    public static BenchmarkSettings From(string[] args)
    {
        var told = args.Select(a => a.Split('=', 2)).Where(a => a.Length == 2).ToDictionary(a => a[0], a => int.Parse(a[1], CultureInfo.InvariantCulture));
        return new(told.GetValueOrDefault("rounds", 3), told.GetValueOrDefault("seconds", 5), told.GetValueOrDefault("messages", 20_000),
            told.GetValueOrDefault("consoles", 100), told.GetValueOrDefault("customers", 50_000), told.GetValueOrDefault("searches", 100), told.GetValueOrDefault("rows", 60_000))
        {
            Tickets = told.GetValueOrDefault("tickets", 1_000_000),
            DeskTickets = told.GetValueOrDefault("desk", 50_000),
        };
    }
}
