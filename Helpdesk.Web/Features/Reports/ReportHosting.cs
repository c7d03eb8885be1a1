using System.Globalization;
using Helpdesk.Core;
using Helpdesk.Core.Reports;
using Helpdesk.Web.Account;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Reports;

/// <summary>Reports as files, at the same address as on screen.</summary>
internal static class ReportHosting
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReportFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/reports").RequireAuthorization(Policies.Manager).ExcludeFromDescription();
        files.MapGet("/file.xlsx", (HttpContext http, ReportFiles reports, LocalDays days, IStringLocalizer<ReportTexts> texts) =>
            GiveAsync(http, days, texts, "xlsx", Workbook, reports.WorkbookAsync));
        files.MapGet("/file.csv", (HttpContext http, ReportFiles reports, LocalDays days, IStringLocalizer<ReportTexts> texts) =>
            GiveAsync(http, days, texts, "csv", "text/csv; charset=utf-8", reports.CsvAsync));
    }

    private static async Task<IResult> GiveAsync(
        HttpContext http, LocalDays days, IStringLocalizer<ReportTexts> texts, string ending, string type, Func<ReportFilter, ReportWords, Stream, Task> write)
    {
        var address = ReportAddress.Of(http.Request.GetEncodedUrl());
        try
        {
            var filter = address.Filter(days.Today);

            // A report is small, and half a file would be worse than none.
            var file = new MemoryStream();
            await write(filter, Words(address, texts), file);
            file.Position = 0;
            return Results.File(file, type, string.Create(CultureInfo.InvariantCulture, $"{texts["Title"].Value.ToLower(CultureInfo.CurrentCulture)}-{filter.From:yyyy-MM-dd}-{filter.To:yyyy-MM-dd}.{ending}"));
        }
        catch (RefusedException)
        {
            // The page says what is wrong with the address.
            return Results.LocalRedirect(address.Page());
        }
    }

    private static ReportWords Words(ReportAddress address, IStringLocalizer<ReportTexts> texts)
    {
        KeyValuePair<string, string?>[] filters =
        [
            new("Module", address.Module), new("Customer", address.Customer), new("Technician", address.Technician),
            new("Type", address.Type), new("Channel", address.Channel), new("Priority", address.Priority),
        ];
        return new ReportWords(Word, [.. filters.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(texts[f.Key].Value, f.Value!))])
        {
            IsEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en",
        };

        string Word(string name) => name.StartsWith("Weekday", StringComparison.Ordinal)
            ? CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(name[^1] - '0' + 1) % 7]
            : texts[name];
    }
}
