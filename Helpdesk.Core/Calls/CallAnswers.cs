using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Calls;

/// <summary>Who takes a call that rings on everybody's screen, and who rings back when nobody did.</summary>
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
        var technician = await TechnicianAsync(db, technicianId);
        var ticket = await TicketOfAsync(db, call);
        if (call.TakenById is { } other && other != technicianId)
        {
            throw new RefusedException(Refusal.TicketAlreadyTaken, ticket.Number, await NameAsync(db, other));
        }

        if (call is { TakenById: null, IsOver: false }) await TakeAsync(db, call, ticket, technician);
        if (ticket is { IsOpen: true, AssigneeId: null }) ticket.TakeBy(technician, time.GetUtcNow());
        return ticket.Number;
    });

    /// <summary>
    /// Somebody rings back after a missed call. That settles all the calls that this customer missed until now: nobody rings back once for
    /// each.
    /// </summary>
    /// <exception cref="RefusedException">Somebody else rang back already.</exception>
    public Task CallBackAsync(Guid callId, Guid technicianId) => database.ChangeAsync(async db =>
    {
        var call = await db.Calls.SingleOrDefaultAsync(c => c.Id == callId) ?? throw new RefusedException(Refusal.NoConversation);
        var technician = await TechnicianAsync(db, technicianId);
        if (call.CalledBackById is { } other && other != technicianId) throw new RefusedException(Refusal.CalledBackAlready, await NameAsync(db, other));
        if (!call.WaitsForCallBack) return;

        var now = time.GetUtcNow();
        var missed = await db.Calls.Where(c => c.ConversationId == call.ConversationId && c.State == CallState.Missed && c.Inbound && c.CalledBackAt == null).ToListAsync();
        foreach (var one in missed)
        {
            one.CallBackBy(technicianId, now);
            await DescribeAsync(db, one, card => card with { CalledBackBy = technician.Name });
        }

        var ticket = await TicketOfAsync(db, call);
        ticket.CalledBack(Actor.Of(technician), now);
        ticket.Answered(now);
        (await db.Conversations.SingleAsync(c => c.Id == call.ConversationId)).RingBack();
    });

    private async Task TakeAsync(HelpdeskDb db, Call call, Ticket ticket, User technician)
    {
        call.TakeBy(technician.Id);
        ticket.CallTaken(Actor.Of(technician), time.GetUtcNow());
        await DescribeAsync(db, call, card => card with { TakenBy = technician.Name });
    }

    /// <summary>The card in the conversation says it too.</summary>
    private static async Task DescribeAsync(HelpdeskDb db, Call call, Func<CallCard, CallCard> change)
    {
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == call.MessageId);
        if (message?.Details?.Call is { } card) message.Describe(message.Details with { Call = change(card) });
    }

    private static async Task<User> TechnicianAsync(HelpdeskDb db, Guid id) =>
        await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.Active) ?? throw new RefusedException(Refusal.UnknownTechnician);

    /// <summary>The open ticket of the conversation, else the one that was done last.</summary>
    private static async Task<Ticket> TicketOfAsync(HelpdeskDb db, Call call) =>
        await db.Tickets.Where(t => t.ConversationId == call.ConversationId)
            .OrderBy(t => t.Status == TicketStatus.Done).ThenByDescending(t => t.OpenedAt).FirstOrDefaultAsync()
        ?? throw new RefusedException(Refusal.TicketGone);

    private static Task<string> NameAsync(HelpdeskDb db, Guid userId) => db.Users.Where(u => u.Id == userId).Select(u => u.Name).SingleAsync();
}
