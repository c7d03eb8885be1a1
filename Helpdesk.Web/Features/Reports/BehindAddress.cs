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

    public static string About(ReportAddress address, ReportFilter filter, Behind behind, ReportChoices choices, IStringLocalizer<ReportTexts> texts, int year)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        string? Named(string? key, IReadOnlyList<Choice> among, string none) => key is null ? null
            : key == ReportFilter.None ? texts[none] : among.FirstOrDefault(c => c.Key == key) is { } choice ? (english ? choice.NameEn : choice.Name) : key;
        string?[] parts =
        [
            behind.Age is { } age ? texts[$"Age{age}"] : texts["Days", ReportCharts.Short(filter.From, year), ReportCharts.Short(filter.To, year)],
            behind.Weekday is { } day ? CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(day + 1) % 7] : null,
            behind.Hour is { } hour ? $"{hour} h" : null,
            Named(address.Module, choices.Modules, "WithoutModule"),
            Named(address.Type, choices.Types, "WithoutType"),
            address.Customer,
            Named(address.Technician, choices.Technicians, "WithoutTechnician"),
            Named(address.Channel, choices.Channels, "WithoutChannel"),
            filter.Priority is { } priority ? texts[$"Priority{priority}"].Value : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }
}
