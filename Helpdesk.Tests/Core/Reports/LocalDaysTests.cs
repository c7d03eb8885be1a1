using System.Globalization;
using Helpdesk.Core.Reports;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Reports;

public sealed class LocalDaysTests
{
    [Theory]
    [InlineData("2018-11-03", 3)]   // the day before Brazil's last summer time
    [InlineData("2018-11-04", 3)]   // midnight did not exist: the day began at 1:00, which is 3:00 UTC
    [InlineData("2018-11-05", 2)]
    [InlineData("2019-02-16", 2)]   // 25 hours
    [InlineData("2019-02-17", 3)]
    [InlineData("2020-02-29", 3)]
    public void A_day_begins_when_the_clock_on_the_wall_does(string day, int hourUtc)
    {
        var days = new LocalDays(TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo"), new StoppedClock());

        var start = days.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.Equal((DateOnly.Parse(day, CultureInfo.InvariantCulture), hourUtc), (DateOnly.FromDateTime(start.UtcDateTime), start.Hour));
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), days.DayOf(start));
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(-1), days.DayOf(start.AddTicks(-1)));
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", "2026-10-01", "2026-10-31")]
    [InlineData("2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31")]
    [InlineData("2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31")]
    [InlineData("2026-11-10", "2026-11-16", "2026-11-03", "2026-11-09")]
    public void A_period_is_compared_with_one_of_its_kind(string from, string to, string before, string beforeTo)
    {
        var filter = new ReportFilter(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)).Before();

        Assert.Equal((DateOnly.Parse(before, CultureInfo.InvariantCulture), DateOnly.Parse(beforeTo, CultureInfo.InvariantCulture)), (filter.From, filter.To));
    }
}
