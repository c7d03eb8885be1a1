using Helpdesk.Core.Reports;

namespace Helpdesk.Web.Api;

/// <summary>What a period comes to. Minutes are null where there was nothing to measure.</summary>
/// <param name="Total">Tickets opened in the period.</param>
/// <param name="Open">Tickets open at its end, or now while it lasts.</param>
public sealed record SummaryModel(DateOnly From, DateOnly To, int Total, int Open, int Resolved)
{
    public required double? MeanResolutionMinutes { get; init; }
    public required double? MedianResolutionMinutes { get; init; }
    public required double? P90ResolutionMinutes { get; init; }
    public required double? MeanFirstResponseMinutes { get; init; }
    public required int Reopened { get; init; }
    public required int MissedCalls { get; init; }
    public required double RemoteSessionMinutes { get; init; }
    public required CountedCustomerModel? TopCustomer { get; init; }
    public required CountedKeyModel? TopType { get; init; }

    /// <summary>The module with the most tickets of type error, and how many they are.</summary>
    public required CountedKeyModel? TopModule { get; init; }

    public required CountedPersonModel? BusiestTechnician { get; init; }
    public required IReadOnlyList<DayModel> PerDay { get; init; }

    /// <summary>Tickets without a module, type or customer are in the total only.</summary>
    public required IReadOnlyList<CountedKeyModel> PerModule { get; init; }

    /// <summary>The twenty with the most tickets.</summary>
    public required IReadOnlyList<CountedCustomerModel> PerCustomer { get; init; }

    public required IReadOnlyList<CountedKeyModel> PerType { get; init; }
    public required IReadOnlyList<TechnicianLoadModel> PerTechnician { get; init; }

    /// <summary>Seven days from Monday on, 24 hours each.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> PerHourOfWeek { get; init; }

    /// <summary>The same figures of the period before.</summary>
    public required EarlierModel Before { get; init; }

    public static SummaryModel Of(Report report)
    {
        var (now, figures) = (report.Now, report.Now.Figures);
        return new SummaryModel(now.From, now.To, figures.Opened, figures.Open, figures.Resolved)
        {
            MeanResolutionMinutes = Minutes(figures.MeanResolution),
            MedianResolutionMinutes = Minutes(figures.MedianResolution),
            P90ResolutionMinutes = Minutes(figures.P90Resolution),
            MeanFirstResponseMinutes = Minutes(figures.MeanFirstResponse),
            Reopened = figures.Reopened,
            MissedCalls = figures.MissedCalls,
            RemoteSessionMinutes = Math.Round(figures.RemoteTime.TotalMinutes, 2),
            TopCustomer = now.TopCustomer is { } customer ? CountedCustomerModel.Of(customer) : null,
            TopType = now.TopType is { Key: { } type } top ? new CountedKeyModel(type, top.Count) : null,
            TopModule = now.TopModule is { Key: { } module } worst ? new CountedKeyModel(module, worst.Errors) : null,
            BusiestTechnician = now.BusiestTechnician is { } person ? new CountedPersonModel(person.Email, person.Name, person.Assigned) : null,
            PerDay = [.. now.PerDay.Select(d => new DayModel(d.Day, d.Opened, d.Resolved, d.Open))],
            PerModule = [.. now.PerModule.Where(m => m.Key is not null).Select(m => new CountedKeyModel(m.Key!, m.Count))],
            PerCustomer = [.. now.PerCustomer.Select(CountedCustomerModel.Of)],
            PerType = [.. now.PerType.Where(t => t.Key is not null).Select(t => new CountedKeyModel(t.Key!, t.Count))],
            PerTechnician = [.. now.PerTechnician.Select(t => new TechnicianLoadModel(t.Email, t.Name, t.Assigned, t.Resolved))],
            PerHourOfWeek = now.PerHourOfWeek,
            Before = EarlierModel.Of(report.Before),
        };
    }

    internal static double? Minutes(TimeSpan? length) => length is { } known ? Math.Round(known.TotalMinutes, 2) : null;
}

public sealed record CountedKeyModel(string Key, int Count);

public sealed record CountedCustomerModel(string ExternalId, string LegalName, int Count)
{
    public static CountedCustomerModel Of(CustomerCount customer) => new(customer.ExternalId, customer.LegalName, customer.Count);
}

public sealed record CountedPersonModel(string Email, string Name, int Count);

/// <param name="Assigned">Opened in the period, and now theirs.</param>
public sealed record TechnicianLoadModel(string Email, string Name, int Assigned, int Resolved);

/// <param name="Open">At the end of the day.</param>
public sealed record DayModel(DateOnly Day, int Opened, int Resolved, int Open);

/// <summary>The figures of the period before; of as much of it as has passed of the present one.</summary>
public sealed record EarlierModel(DateOnly From, DateOnly To, int Total, int Open, int Resolved)
{
    public required double? MeanResolutionMinutes { get; init; }
    public required double? MedianResolutionMinutes { get; init; }
    public required double? MeanFirstResponseMinutes { get; init; }

    public static EarlierModel Of(Reading before) => new(before.From, before.To, before.Figures.Opened, before.Figures.Open, before.Figures.Resolved)
    {
        MeanResolutionMinutes = SummaryModel.Minutes(before.Figures.MeanResolution),
        MedianResolutionMinutes = SummaryModel.Minutes(before.Figures.MedianResolution),
        MeanFirstResponseMinutes = SummaryModel.Minutes(before.Figures.MeanFirstResponse),
    };
}
