using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Web.Shell;

namespace Helpdesk.Web.Features.Board;

/// <summary>What a card shows this minute: two equal faces need no drawing.</summary>
/// <param name="Age">Since it was opened; of work that is done, how long it took.</param>
/// <param name="Wait">How long the customer has waited for an answer; null when it is their turn.</param>
/// <param name="Used">How much of a bearable wait is over, in percent.</param>
public sealed record CardFace(TicketRow Row, string Age, string? Wait, int Used, Heat Heat)
{
    public static CardFace Of(TicketRow row, DateTimeOffset now, Times times)
    {
        var age = times.Duration((row.ResolvedAt ?? now) - row.OpenedAt);
        if (row.Status == TicketStatus.Done || row.WaitingSince is not { } since) return new CardFace(row, age, null, 0, Heat.Calm);

        var wait = now - since;
        return new CardFace(row, age, times.Duration(wait), (int)Math.Clamp(100 * (wait / WaitLook.Unbearable), 0, 100), WaitLook.HeatOf(wait));
    }
}
