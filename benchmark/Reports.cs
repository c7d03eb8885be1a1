using System.Diagnostics;
using System.Globalization;
using Helpdesk.Core.Data;
using Helpdesk.Core.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Helpdesk.Benchmark;

/// <summary>
/// How soon a report of five busy years answers, over HTTP and with all its charts, beside one plain GROUP BY over the year's tickets in the
/// same database: that is what a single chart would cost without packed days.
/// </summary>
internal static class Reports
{
    private const int Years = 5;
    private const int Times = 40;
    private const double YearAim = 300;
    private const double MonthAim = 100;

    public static async Task RunAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        await FillAsync(app.Database, settings.Tickets);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var plain = await Timing.OfAsync(Times, () => GroupAsync(app.Database, today.AddYears(-1)));
        Console.WriteLine($"{settings.Tickets} tickets over {Years} years; one GROUP BY over a year: median {plain.Median:F0} ms, p95 {plain.P95:F0} ms");
        await ShowAsync("a year", today.AddYears(-1).AddDays(1), "", YearAim);
        await ShowAsync("a year of a module", today.AddYears(-1).AddDays(1), "&module=pdv", YearAim);
        await ShowAsync("a month", today.AddDays(-29), "", MonthAim);
        await ShowAsync("a day", today, "", MonthAim);

        async Task ShowAsync(string what, DateOnly from, string more, double aim)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"/api/v1/reports/summary?from={from:yyyy-MM-dd}&to={today:yyyy-MM-dd}{more}");
            var times = await Timing.OfAsync(Times, () => ReadAsync(app, address));
            Console.WriteLine($"  {what,-20} median {times.Median,6:F0} ms   p95 {times.P95,6:F0} ms (aim {aim:F0})   {times.Median / plain.Median,5:F2} times one GROUP BY");
        }
    }

    private static async Task FillAsync(NpgsqlDataSource source, int tickets)
    {
        var contexts = new PooledDbContextFactory<HelpdeskDb>(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(source).Options);
        var days = new LocalDays(TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo"), TimeProvider.System);
        var since = Stopwatch.GetTimestamp();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            await DemoData.AddMissingAsync(db, _ => "", TimeProvider.System.GetUtcNow());
            await DemoHistory.FillAsync(db, new DemoWish(tickets, Years, Seed: 1), days);
        }

        var filled = Stopwatch.GetElapsedTime(since);
        var packer = new DayPacker(new Database(contexts), TimeProvider.System, NullLogger<DayPacker>.Instance);
        while (await packer.PackSomeAsync() > 0) { }

        // As the server does by itself after a while.
        await using var tidy = source.CreateCommand("VACUUM ANALYZE");
        tidy.CommandTimeout = 900;
        await tidy.ExecuteNonQueryAsync();
        Console.WriteLine($"history written in {filled.TotalSeconds:F0} s, packed in {(Stopwatch.GetElapsedTime(since) - filled).TotalSeconds:F0} s");
    }

    private static async Task GroupAsync(NpgsqlDataSource source, DateOnly from)
    {
        await using var command = source.CreateCommand("SELECT customer_id, count(*) FROM tickets WHERE opened_at >= $1 GROUP BY 1 ORDER BY 2 DESC LIMIT 20");
        command.Parameters.AddWithValue(from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task ReadAsync(AppUnderTest app, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new("Bearer", AppUnderTest.ApiToken) } };
        using var answer = await app.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
