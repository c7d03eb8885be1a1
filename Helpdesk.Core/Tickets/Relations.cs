using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Says which tickets are the same work, and which only have to do with each other.</summary>
public sealed class Relations(Database database, TimeProvider time)
{
    /// <summary>More would be a list and not a hint.</summary>
    private const int Most = 30;

    /// <summary>
    /// Closes the ticket in favour of the other. Both keep their conversations, so that each can still be answered in; work that has none
    /// goes on in that of the merged one. They stay related, also when the customer's next message brings the merged one back.
    /// </summary>
    /// <exception cref="RefusedException">The other is not there, the same, done, merged itself or another customer's, or this one is done.</exception>
    public Task MergeAsync(Guid ticketId, long into, Actor by, int? seen = null) => database.ChangeAsync(async db =>
    {
        await using var together = await db.Database.BeginTransactionAsync();
        await Trail.RefuseUnseenAsync(db, ticketId, seen, by.Id);
        var now = time.GetUtcNow();
        var (ticket, other) = await PairAsync(db, ticketId, into);
        if (ticket.CustomerId is { } customer && other.CustomerId is { } another && customer != another)
        {
            throw new RefusedException(Refusal.TicketOfAnother, other.Number) { Field = "number" };
        }

        ticket.MergeInto(other, by, now);
        await RemoteSessions.EndAllOfAsync(db, ticket.Id, now);
        if (!await AreRelatedAsync(db, ticket, other)) db.TicketRelations.Add(new TicketRelation(ticket.Id, other.Id));
        await db.SaveChangesAsync();

        // Only now: a conversation has one open ticket.
        if (other.ConversationId is null && ticket.ConversationId is not null) other.TakeThreadOf(ticket);
        await db.SaveChangesAsync();
        await together.CommitAsync();
    });

    /// <exception cref="RefusedException">The other is not there, the same, or related already; or there are too many.</exception>
    public Task RelateAsync(Guid ticketId, long to, Actor by) => database.ChangeAsync(async db =>
    {
        var (ticket, other) = await PairAsync(db, ticketId, to);
        if (other.Id == ticket.Id) throw new RefusedException(Refusal.SameTicket) { Field = "number" };
        if (await AreRelatedAsync(db, ticket, other)) throw new RefusedException(Refusal.RelatedAlready, other.Number) { Field = "number" };

        var count = await db.TicketRelations.CountAsync(r => r.LowId == ticketId || r.HighId == ticketId);
        if (count >= Most) throw new RefusedException(Refusal.TooMany, Most, count + 1) { Field = "number" };

        var now = time.GetUtcNow();
        db.TicketRelations.Add(new TicketRelation(ticket.Id, other.Id));
        ticket.RelateTo(other, by, now);
    });

    /// <summary>They have nothing to do with each other after all. Nothing happens when somebody said so before.</summary>
    public Task SeparateAsync(Guid ticketId, Guid otherId, Actor by) => database.ChangeAsync(async db =>
    {
        var (low, high) = TicketRelation.InOrder(ticketId, otherId);
        if (await db.TicketRelations.SingleOrDefaultAsync(r => r.LowId == low && r.HighId == high) is not { } relation) return;

        var pair = await db.Tickets.Where(t => t.Id == ticketId || t.Id == otherId).ToListAsync();
        var (ticket, other) = (pair.Single(t => t.Id == ticketId), pair.Single(t => t.Id == otherId));
        var now = time.GetUtcNow();
        db.TicketRelations.Remove(relation);
        ticket.SeparateFrom(other, by, now);
        other.SeparateFrom(ticket, by, now);
    });

    private static async Task<(Ticket Ticket, Ticket Other)> PairAsync(HelpdeskDb db, Guid ticketId, long number)
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
        var other = await db.Tickets.SingleOrDefaultAsync(t => t.Number == number) ?? throw new RefusedException(Refusal.NoSuchTicket, number) { Field = "number" };
        if (other.MergedIntoId is not { } gone || other.Id == ticket.Id) return (ticket, other);

        var where = await db.Tickets.Where(t => t.Id == gone).Select(t => t.Number).SingleAsync();
        throw new RefusedException(Refusal.TicketMerged, other.Number, where) { Field = "number" };
    }

    private static Task<bool> AreRelatedAsync(HelpdeskDb db, Ticket ticket, Ticket other)
    {
        var (low, high) = TicketRelation.InOrder(ticket.Id, other.Id);
        return db.TicketRelations.AnyAsync(r => r.LowId == low && r.HighId == high);
    }
}
