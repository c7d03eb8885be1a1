using System.Globalization;
using Helpdesk.Core;
using Helpdesk.Core.Reports;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Reports;

/// <summary>Which tickets of a report an address means, and how that is said.</summary>
internal static class BehindAddress
{
    public static Behind Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        int? Number(string name, int most) => int.TryParse(query.TryGetValue(name, out var text) ? text.ToString() : null, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
        var kind = query.TryGetValue("what", out var what) ? Wire.Parse<BehindKind>(what) : null;
        return new Behind(kind ?? BehindKind.Opened) { Weekday = Number("weekday", 6), Hour = Number("hour", 23), Age = Number("age", Ageing.Ends.Count - 1) };
    }

    public static string About(ReportAddress address, string? customer, ReportFilter filter, Behind behind, ReportChoices choices, IStringLocalizer<ReportTexts> texts, int year)
    {
        string?[] parts =
        [
            behind.Age is { } age ? texts[$"Age{age}"] : texts["Days", ReportCharts.Short(filter.From, year), ReportCharts.Short(filter.To, year)],
            behind.Weekday is { } day ? CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(day + 1) % 7] : null,
            behind.Hour is { } hour ? $"{hour} h" : null,
            .. FilterWords.Of(address, customer, filter, choices, texts),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }
}
