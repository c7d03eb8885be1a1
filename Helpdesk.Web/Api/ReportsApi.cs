using Helpdesk.Core.Reports;
using Helpdesk.Core.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Web.Api;

/// <summary>The figures of the dashboard.</summary>
public static class ReportsApi
{
    /// <summary>How many days are told when none are asked for.</summary>
    private const int DefaultDays = 30;

    public static void MapReports(this IEndpointRouteBuilder api) => api.MapGroup("/reports").WithTags("reports")
        .MapGet("/summary", SummaryAsync).WithSummary("Every figure of a period, and of the period before")
        .TakesQuery("from", "The first day; 30 days up to today unless told").TakesQuery("to", "The last day, which is part of it")
        .TakesQuery("module", "A key, or - for tickets without one").TakesQuery("customer", "An externalId").TakesQuery("assignee", "An e-mail")
        .TakesQuery("type", "A key").TakesQuery("channel", "A key").TakesQuery("priority", "low, normal, high or urgent");

    private static async Task<Ok<SummaryModel>> SummaryAsync(HttpRequest request, ReportQueries reports, LocalDays days)
    {
        var to = request.Day("to");
        var from = request.Day("from") ?? (to ?? days.Today).AddDays(1 - DefaultDays);
        return TypedResults.Ok(SummaryModel.Of(await reports.ReadAsync(new ReportFilter(from, to ?? days.Today)
        {
            Module = request.Text("module"),
            Customer = request.Text("customer"),
            Technician = request.Text("assignee"),
            Type = request.Text("type"),
            Channel = request.Text("channel"),
            Priority = request.OneOf<Priority>("priority"),
        })));
    }
}
