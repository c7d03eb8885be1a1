using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Reports;

/// <summary>What a report is about. Days are the organization's, the last one included.</summary>
public sealed record ReportFilter(DateOnly From, DateOnly To)
{
    /// <summary>In place of a key: the tickets that have none.</summary>
    public const string None = "-";

    public const int MostYears = 5;

    private static readonly DateOnly First = new(2000, 1, 1);

    public string? Module { get; init; }

    /// <summary>By externalId.</summary>
    public string? Customer { get; init; }

    /// <summary>By e-mail.</summary>
    public string? Technician { get; init; }

    public string? Type { get; init; }
    public string? Channel { get; init; }
    public Priority? Priority { get; init; }

    /// <summary>The first day of the period that it is compared with, which is as long; null for the one just before.</summary>
    public DateOnly? ComparedFrom { get; init; }

    /// <summary>The period to compare with: whole months with whole months, else as many days.</summary>
    public ReportFilter Before()
    {
        var days = To.DayNumber - From.DayNumber + 1;
        if (ComparedFrom is { } from) return this with { From = from, To = from.AddDays(days - 1), ComparedFrom = null };

        var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
        var whole = From.Day == 1 && To.AddDays(1).Day == 1;
        return this with { From = whole ? From.AddMonths(-months) : From.AddDays(-days), To = From.AddDays(-1) };
    }

    /// <exception cref="RefusedException">No report can be made of such a period.</exception>
    public void Check(DateOnly today)
    {
        var last = new DateOnly(today.Year + 1, 12, 31);
        foreach (var (day, field) in new[] { (From, "from"), (To, "to"), (ComparedFrom ?? From, "compare") })
        {
            if (day < First || day > last) throw new RefusedException(Refusal.PeriodOutside, First, last) { Field = field };
        }

        if (From > To) throw new RefusedException(Refusal.PeriodBackwards, From, To) { Field = "to" };
        if (From.AddYears(MostYears) < To) throw new RefusedException(Refusal.PeriodTooLong, MostYears) { Field = "from" };
    }
}
