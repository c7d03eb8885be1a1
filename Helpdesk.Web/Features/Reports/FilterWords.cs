using System.Globalization;
using Helpdesk.Core.Reports;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Reports;

/// <summary>The filters of a report in words: on paper there is no menu that shows them.</summary>
internal static class FilterWords
{
    /// <param name="customer">The name of the customer that the address names; null when it names none, or none that there is.</param>
    public static IEnumerable<string> Of(ReportAddress address, string? customer, ReportFilter filter, ReportChoices choices, IStringLocalizer<ReportTexts> texts)
    {
        string?[] words =
        [
            Name(address.Module, choices.Modules, texts["WithoutModule"]),
            Name(address.Type, choices.Types, texts["WithoutType"]),
            customer ?? address.Customer,
            Name(address.Technician, choices.Technicians, texts["WithoutTechnician"]),
            Name(address.Channel, choices.Channels, texts["WithoutChannel"]),
            filter.Priority is { } priority ? texts[$"Priority{priority}"].Value : null,
        ];
        return words.OfType<string>();
    }

    private static string? Name(string? key, IReadOnlyList<Choice> among, string none)
    {
        if (key is null or ReportFilter.None) return key is null ? null : none;
        if (among.FirstOrDefault(c => c.Key == key) is not { } choice) return key;

        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? choice.NameEn : choice.Name;
    }
}
