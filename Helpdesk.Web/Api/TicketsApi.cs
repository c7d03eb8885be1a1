using System.Security.Claims;
using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Web.Api;

/// <summary>Tickets and their trail.</summary>
public static class TicketsApi
{
    public static void MapTickets(this IEndpointRouteBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("tickets");
        tickets.MapGet("", ListAsync).WithSummary("Tickets, newest first")
            .TakesPages().TakesQuery("status", "new, in_progress or done").TakesQuery("customer", "An externalId").TakesQuery("assignee", "An e-mail")
            .TakesQuery("from", "Opened on this day, at this moment, or later").TakesQuery("to", "Opened up to the end of this day, or before this moment")
            .TakesQuery("q", "In subject, solution and the customer's name, or a number");
        tickets.MapGet("/{number:long}", GetAsync).WithSummary("One ticket, with its version as ETag");
        tickets.MapPost("", PostAsync).Accepts<NewTicketModel>("application/json").WithSummary("Opens a ticket by hand");
        tickets.MapPatch("/{number:long}", PatchAsync).Accepts<TicketChangeModel>("application/json")
            .TakesHeader("If-Match", "The version that was read; 412 when it is stale").WithSummary("Changes a ticket");
        tickets.MapGet("/{number:long}/events", TrailAsync).TakesPages().WithSummary("The audit trail, oldest first");
    }

    private static async Task<Ok<ListModel<TicketModel>>> ListAsync(HttpRequest request, TicketRecords tickets)
    {
        var filter = new TicketFilter(
            request.OneOf<TicketStatus>("status"), request.Text("customer"), request.Text("assignee"),
            request.From("from"), request.Until("to"), request.Text("q"));
        return TypedResults.Ok(ListModel.Of(await tickets.PageAsync(filter, request.Cursor(), request.Limit()), TicketModel.Of));
    }

    private static async Task<Ok<TicketModel>> GetAsync(long number, HttpResponse response, TicketRecords tickets) =>
        TypedResults.Ok(await ReadAsync(number, response, tickets));

    private static async Task<Created<TicketModel>> PostAsync(HttpContext http, ClaimsPrincipal program, ManualTickets manual, TicketRecords tickets)
    {
        var wanted = await http.BodyAsync<NewTicketModel>();
        var number = await manual.OpenAsync(wanted.ToWish(), program.Caller());
        return TypedResults.Created($"/api/v1/tickets/{number}", await ReadAsync(number, http.Response, tickets));
    }

    private static async Task<Ok<TicketModel>> PatchAsync(long number, HttpContext http, ClaimsPrincipal program, TicketEdits edits, TicketRecords tickets)
    {
        var change = await http.BodyAsync<TicketChangeModel>();
        await edits.EditAsync(number, change.ToEdit(), TicketVersion.Seen(http.Request), program.Caller());
        return TypedResults.Ok(await ReadAsync(number, http.Response, tickets));
    }

    private static async Task<Ok<ListModel<TicketEventModel>>> TrailAsync(long number, HttpRequest request, TicketRecords tickets)
    {
        var ticket = await tickets.FindAsync(number) ?? throw new RefusedException(Refusal.TicketGone);
        return TypedResults.Ok(ListModel.Of(await tickets.TrailAsync(ticket.Id, request.Cursor(), request.Limit()), TicketEventModel.Of));
    }

    private static async Task<TicketModel> ReadAsync(long number, HttpResponse response, TicketRecords tickets)
    {
        var ticket = TicketModel.Of(await tickets.FindAsync(number) ?? throw new RefusedException(Refusal.TicketGone));
        TicketVersion.Tell(response, ticket);
        return ticket;
    }
}
