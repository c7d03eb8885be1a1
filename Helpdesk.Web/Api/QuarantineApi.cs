using Helpdesk.Core.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Web.Api;

/// <summary>Deliveries that nobody understood.</summary>
public static class QuarantineApi
{
    public static void MapQuarantine(this IEndpointRouteBuilder api)
    {
        var quarantine = api.MapGroup("/quarantine").WithTags("quarantine");
        quarantine.MapGet("", ListAsync).TakesPages().WithSummary("What was not understood, newest first");
        quarantine.MapPost("/{id:guid}/replay", ReplayAsync).WithSummary("Has a delivery worked again");
    }

    private static async Task<Ok<ListModel<QuarantineModel>>> ListAsync(HttpRequest request, QuarantineDesk desk) =>
        TypedResults.Ok(ListModel.Of(await desk.PageAsync(request.Cursor(), request.Limit()), QuarantineModel.Of));

    private static async Task<Accepted> ReplayAsync(Guid id, QuarantineDesk desk)
    {
        await desk.ReplayAsync(id);
        return TypedResults.Accepted((string?)null);
    }
}

/// <summary>A delivery in quarantine.</summary>
/// <param name="Reason">Why it is there, for whoever can read code.</param>
/// <param name="Part">The part that was not understood; null when it is the whole.</param>
/// <param name="Size">Of the whole delivery, in bytes.</param>
/// <param name="ReplayedAt">When it was last worked again; null when never.</param>
public sealed record QuarantineModel(
    Guid Id, string Channel, string Reason, string? Part, int Size, DateTimeOffset ReceivedAt, DateTimeOffset QuarantinedAt, DateTimeOffset? ReplayedAt)
{
    public static QuarantineModel Of(QuarantineLine line) => new(
        line.Id, line.Channel, line.Reason, line.Part, line.Size, line.ReceivedAt, line.QuarantinedAt, line.ReplayedAt);
}
