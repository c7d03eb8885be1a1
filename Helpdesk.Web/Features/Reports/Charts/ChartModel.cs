namespace Helpdesk.Web.Features.Reports.Charts;

/// <summary>One chart: what is drawn, and what opens when a part of it is clicked. Its table is made of the same.</summary>
/// <param name="Key">For the test id ("per-day").</param>
/// <param name="Explained">What the figures in it mean.</param>
public sealed record ChartModel(string Key, string Title, string Explained)
{
    public required ChartOptions Options { get; init; }

    /// <summary>The head of the first column of its table.</summary>
    public required string Head { get; init; }

    /// <summary>The addresses behind the points, by series and category; null where nothing opens.</summary>
    public required Func<int, int, string?> Link { get; init; }

    /// <summary>Classes of the marks in the legend, one for each series; empty where one series needs none.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>How many of twelve columns it takes.</summary>
    public int Columns { get; init; } = 4;

    /// <summary>Draws steps from few to many instead of a legend.</summary>
    public bool HasRamp { get; init; }

    public bool IsEmpty => Options.Series.All(s => s.Data.All(v => v is null or 0));
}
