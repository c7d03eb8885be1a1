using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Calls;

/// <summary>Who takes a call that rings on everybody's screen.</summary>
public sealed class CallAnswers(Database database, TimeProvider time)
{
    /// <summary>
    /// Takes the call, and its ticket where nobody has it yet. Says which ticket that is. A call that just ended can still be taken:
    /// somebody has to ring back.
    /// </summary>
    /// <exception cref="RefusedException">Somebody else took the call first.</exception>
    public Task<long> TakeAsync(Guid callId, Guid technicianId) => database.ChangeAsync(async db =>
    {
        var call = await db.Calls.SingleOrDefaultAsync(c => c.Id == callId) ?? throw new RefusedException(Refusal.NoConversation);
        var technician = await db.Users.SingleOrDefaultAsync(u => u.Id == technicianId && u.Active)
            ?? throw new RefusedException(Refusal.UnknownTechnician);
        var ticket = await TicketOfAsync(db, call);
        if (call.TakenById is { } other && other != technicianId)
        {
            throw new RefusedException(Refusal.TicketAlreadyTaken, ticket.Number, await NameAsync(db, other));
        }

        call.TakeBy(technicianId);
        if (ticket is { IsOpen: true, AssigneeId: null }) ticket.TakeBy(technician, time.GetUtcNow());
        return ticket.Number;
    });

    /// <summary>The open ticket of the conversation, else the one that was done last.</summary>
    private static async Task<Ticket> TicketOfAsync(HelpdeskDb db, Call call) =>
        await db.Tickets.Where(t => t.ConversationId == call.ConversationId)
            .OrderBy(t => t.Status == TicketStatus.Done).ThenByDescending(t => t.OpenedAt).FirstOrDefaultAsync()
        ?? throw new RefusedException(Refusal.TicketGone);

    private static Task<string> NameAsync(HelpdeskDb db, Guid userId) => db.Users.Where(u => u.Id == userId).Select(u => u.Name).SingleAsync();
}
