namespace Helpdesk.Web.Features.Reports.Charts;

/// <summary>The shapes that the reports' charts take; colours and measures are those of the drawing in design.</summary>
internal static class Bars
{
    private static readonly string[] HeatInk = ["--heat-ink"];
    private static readonly string[] Ink = ["--text-2"];

    /// <summary>Lying bars, one below the other; stacked where several parts make a whole.</summary>
    public static ChartOptions Lying(IReadOnlyList<string> categories, IReadOnlyList<ApexSeries> series, int rowHeight = 28, bool stacked = false) =>
        new(new ChartPart("bar", (categories.Count * rowHeight) + 24) { Stacked = stacked }, series)
        {
            Xaxis = new XAxisPart(categories) { Labels = new LabelsPart { Show = false }, Max = Longest(series, stacked) * 1.2 },
            Yaxis = new YAxisPart
            {
                TickAmount = null,
                Labels = new LabelsPart { MaxWidth = 168, OffsetX = 10, Style = new TextPart("--text") { FontSize = "13px" } },
            },
            Colors = series.Count == 1 ? ["--chart-1"] : stacked ? ["--chart-1", "--chart-3"] : ["--chart-3", "--chart-1"],
            PlotOptions = new PlotPart
            {
                Bar = new BarPart { Horizontal = true, BarHeight = series.Count > 1 && !stacked ? "64%" : "46%" },
            },
            Stroke = new StrokePart { Width = [.. series.Select(_ => stacked ? 1 : 0)], Colors = ["--surface"] },
            DataLabels = new DataLabelsPart(true) { TextAnchor = "start", OffsetX = stacked ? 8 : 22, Style = new TextPart(Ink) { FontWeight = 500 } },
            Grid = new GridPart { Yaxis = new GridLinesPart(new ShownPart(false)), Padding = new PaddingPart { Left = 8 } },
        };

    /// <summary>Standing bars side by side.</summary>
    public static ChartOptions Standing(IReadOnlyList<string> categories, ApexSeries series, int height) =>
        new(new ChartPart("bar", height), [series])
        {
            Xaxis = new XAxisPart(categories),
            PlotOptions = new PlotPart { Bar = new BarPart() },
            DataLabels = new DataLabelsPart(true) { OffsetY = -20, Style = new TextPart(Ink) { FontWeight = 500 } },
        };

    /// <summary>Columns with lines over them, along the days.</summary>
    public static ChartOptions Days(IReadOnlyList<string> days, ApexSeries columns, IReadOnlyList<ApexSeries> lines) =>
        new(new ChartPart("line", 264), [columns with { Type = "column" }, .. lines.Select(line => line with { Type = "line" })])
        {
            Xaxis = new XAxisPart(days) { TickAmount = Math.Min(10, days.Count) },
            Colors = ["--chart-3", "--chart-1", "--chart-2", "--amber"],
            PlotOptions = new PlotPart { Bar = new BarPart { ColumnWidth = days.Count > 60 ? "80%" : "50%" } },
            Stroke = new StrokePart { Width = [0, 2, 2, 2], DashArray = [0, 0, 4, 4] },
        };

    /// <summary>Cells, the darker the more. The first series lies at the bottom.</summary>
    public static ChartOptions Heat(IReadOnlyList<string> categories, IReadOnlyList<ApexSeries> series, int height) =>
        new(new ChartPart("heatmap", height), series)
        {
            Xaxis = new XAxisPart(categories),
            Yaxis = new YAxisPart { TickAmount = null, ForceNiceScale = false, Labels = new LabelsPart { MaxWidth = 140 } },
            PlotOptions = new PlotPart { Heatmap = new HeatPart(new HeatScalePart(Ranges(series.SelectMany(s => s.Data).Max() ?? 0))) },
            Stroke = new StrokePart { Width = [.. series.Select(_ => 2)], Colors = ["--surface"] },
            DataLabels = new DataLabelsPart(true) { Style = new TextPart(HeatInk) { FontSize = "11px" } },
            Grid = new GridPart { Yaxis = new GridLinesPart(new ShownPart(false)) },
        };

    /// <summary>What the longest bar comes to; some room is left behind it for its number.</summary>
    private static double Longest(IReadOnlyList<ApexSeries> series, bool stacked) => Math.Max(1, stacked
        ? Enumerable.Range(0, series[0].Data.Count).Select(i => series.Sum(s => s.Data[i] ?? 0)).DefaultIfEmpty().Max()
        : series.SelectMany(s => s.Data).Max() ?? 0);

    private static List<HeatRange> Ranges(double most)
    {
        const int Steps = 5;
        var ranges = new List<HeatRange> { new(0, 0, "--heat-0", "--heat-ink") };
        for (var step = 1; step <= Steps; step++)
        {
            var (from, to) = (Math.Floor(most * (step - 1) / Steps) + 1, Math.Floor(most * step / Steps));
            if (from <= to) ranges.Add(new HeatRange(from, to, $"--heat-{step}", step == Steps ? "--heat-ink-5" : "--heat-ink"));
        }

        return ranges;
    }
}
