namespace Helpdesk.Web.Features.Reports.Charts;

/// <summary>What ApexCharts is told, as far as it is used here. A text that begins with "--" is a colour token, which the browser looks up.</summary>
public sealed record ChartOptions(ChartPart Chart, IReadOnlyList<ApexSeries> Series)
{
    public required XAxisPart Xaxis { get; init; }
    public YAxisPart Yaxis { get; init; } = new();
    public IReadOnlyList<string> Colors { get; init; } = ["--chart-1"];
    public PlotPart PlotOptions { get; init; } = new();
    public FillPart Fill { get; init; } = new(1);
    public StrokePart Stroke { get; init; } = new();
    public DataLabelsPart DataLabels { get; init; } = new(false);
    public GridPart Grid { get; init; } = new();
    public ShownPart Legend { get; init; } = new(false);
    public MarkersPart Markers { get; init; } = new();
    public StatesPart States { get; init; } = new();
}

public sealed record ChartPart(string Type, int Height)
{
    public bool Stacked { get; init; }
    public string FontFamily { get; init; } = "inherit";
    public bool RedrawOnParentResize { get; init; } = true;
    public ShownPart Toolbar { get; init; } = new(false);
    public ShownPart Zoom { get; init; } = new(false);
    public EnabledPart Animations { get; init; } = new(false);
}

public sealed record ApexSeries(string Name, IReadOnlyList<double?> Data)
{
    /// <summary>Where a chart has several kinds: "column" or "line".</summary>
    public string? Type { get; init; }
}

public sealed record XAxisPart(IReadOnlyList<string> Categories)
{
    public LabelsPart Labels { get; init; } = new();
    public ShownPart AxisBorder { get; init; } = new(false);
    public ShownPart AxisTicks { get; init; } = new(false);
    public ShownPart Crosshairs { get; init; } = new(false);
    public int? TickAmount { get; init; }

    /// <summary>Where bars lie, how long the axis is.</summary>
    public double? Max { get; init; }

    public EnabledPart Tooltip { get; init; } = new(false);
}

public sealed record YAxisPart
{
    public LabelsPart Labels { get; init; } = new();
    public double Min { get; init; }
    public bool ForceNiceScale { get; init; } = true;
    public int? TickAmount { get; init; } = 4;
}

public sealed record LabelsPart
{
    public bool Show { get; init; } = true;
    public int Rotate { get; init; }
    public int RotateAlways { get; init; }
    public bool HideOverlappingLabels { get; init; } = true;
    public int? MaxWidth { get; init; }
    public int OffsetX { get; init; }
    public TextPart Style { get; init; } = new("--text-3");
}

public sealed record TextPart(object Colors)
{
    public string FontSize { get; init; } = "12px";
    public int FontWeight { get; init; } = 400;
}

public sealed record PlotPart
{
    public BarPart? Bar { get; init; }
    public HeatPart? Heatmap { get; init; }
}

public sealed record BarPart
{
    public bool Horizontal { get; init; }
    public int BorderRadius { get; init; } = 2;
    public string BorderRadiusApplication { get; init; } = "end";
    public string ColumnWidth { get; init; } = "50%";
    public string BarHeight { get; init; } = "52%";
    public BarLabelsPart DataLabels { get; init; } = new();
}

public sealed record BarLabelsPart
{
    public string Position { get; init; } = "top";
    public bool HideOverflowingLabels { get; init; }
}

public sealed record HeatPart(HeatScalePart ColorScale)
{
    public int Radius { get; init; } = 3;
    public bool EnableShades { get; init; }
}

public sealed record HeatScalePart(IReadOnlyList<HeatRange> Ranges);

public sealed record HeatRange(double From, double To, string Color, string ForeColor);

public sealed record FillPart(double Opacity);

public sealed record StrokePart
{
    public IReadOnlyList<int> Width { get; init; } = [0];
    public string Curve { get; init; } = "straight";
    public IReadOnlyList<int> DashArray { get; init; } = [0];
    public IReadOnlyList<string>? Colors { get; init; }
}

public sealed record DataLabelsPart(bool Enabled)
{
    public string? TextAnchor { get; init; }
    public int OffsetX { get; init; }
    public int OffsetY { get; init; }
    public TextPart? Style { get; init; }
    public EnabledPart Background { get; init; } = new(false);
    public EnabledPart DropShadow { get; init; } = new(false);
}

public sealed record GridPart
{
    public string BorderColor { get; init; } = "--chart-grid";
    public GridLinesPart Xaxis { get; init; } = new(new ShownPart(false));
    public GridLinesPart Yaxis { get; init; } = new(new ShownPart(true));
    public PaddingPart Padding { get; init; } = new();
}

public sealed record GridLinesPart(ShownPart Lines);

public sealed record PaddingPart
{
    public int Top { get; init; } = -16;
    public int Right { get; init; } = 8;
    public int Bottom { get; init; } = -4;
    public int Left { get; init; } = 4;
}

public sealed record MarkersPart
{
    public int Size { get; init; }
}

public sealed record StatesPart
{
    public StatePart Hover { get; init; } = new(new KindPart("none"));
    public StatePart Active { get; init; } = new(new KindPart("none"));
}

public sealed record StatePart(KindPart Filter);

public sealed record KindPart(string Type);

public sealed record ShownPart(bool Show);

public sealed record EnabledPart(bool Enabled);
