using System.Data;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Reports;

/// <summary>Answers what managers ask. What each figure means stands in docs/reports.md.</summary>
public sealed class ReportQueries(Database database, LocalDays days)
{
    /// <exception cref="RefusedException">The period is none, or the filter names something that is not there.</exception>
    public async Task<Report> ReadAsync(ReportFilter filter)
    {
        filter.Check(days.Today);
        var before = filter.Before();
        before.Check(days.Today);
        return await database.ReadAsync(async db =>
        {
            // All of one moment: a ticket that is resolved meanwhile is either open or resolved, and not both or neither.
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            var scope = await Scope.OfAsync(db, filter);
            var now = days.Now;
            var current = new ReadingBuilder(db, days, scope, filter);
            var earlier = new ReadingBuilder(db, days, scope, before);
            var report = new Report(filter, await current.BuildAsync(current.End), await earlier.BuildAsync(Cut(current, earlier, now)))
            {
                Until = Min(current.End, now),
                OpenByAge = Ages(await SideReader.OpenNowAsync(db, scope), now),
            };
            return report;
        });
    }

    /// <summary>A period that has not come to its end is compared with as much of the other.</summary>
    private static DateTimeOffset Cut(ReadingBuilder current, ReadingBuilder earlier, DateTimeOffset now) =>
        now > current.Start && now < current.End ? Min(earlier.End, earlier.Start + (now - current.Start)) : earlier.End;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static int[] Ages(List<DateTimeOffset> opened, DateTimeOffset now)
    {
        var steps = new int[Ageing.Ends.Count];
        foreach (var at in opened) steps[Ageing.StepOf(now - at)]++;
        return steps;
    }
}
