using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>How a ticket stands to other tickets.</summary>
public sealed partial class Ticket
{
    /// <summary>The ticket as which it went on: what was merged is no work of its own and counts in no report.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>It turns out to be the same work as another ticket, which goes on. What was said stays where it was said.</summary>
    /// <exception cref="RefusedException">It is this very ticket, or one of the two is done.</exception>
    public void MergeInto(Ticket other, Actor by, DateTimeOffset now)
    {
        if (other.Id == Id) throw new RefusedException(Refusal.SameTicket) { Field = "number" };
        if (!IsOpen) throw new RefusedException(Refusal.TicketDone, Number);
        if (!other.IsOpen) throw new RefusedException(Refusal.TicketDone, other.Number) { Field = "number" };

        MergedIntoId = other.Id;
        Finish(TicketEventKind.Merged, by, now, Wire.Number(other.Number));
        other.Note(TicketEventKind.Absorbed, by, now, null, Wire.Number(Number));
        TellBoth(NoticeKind.Merged, other, by, now);
    }

    /// <summary>Work that nobody wrote about goes on where the customer of the other ticket writes, so that they can still be answered.</summary>
    internal void TakeThreadOf(Ticket other)
    {
        (ContactId, ConversationId) = (ContactId ?? other.ContactId, other.ConversationId);
        Announce(new Live.TicketChanged(Id));
    }

    internal void RelateTo(Ticket other, Actor by, DateTimeOffset now)
    {
        Note(TicketEventKind.Related, by, now, null, Wire.Number(other.Number));
        other.Note(TicketEventKind.Related, by, now, null, Wire.Number(Number));
        TellBoth(NoticeKind.Related, other, by, now);
    }

    internal void SeparateFrom(Ticket other, Actor by, DateTimeOffset now) => Note(TicketEventKind.Separated, by, now, Wire.Number(other.Number), Wire.Number(other.Number));
}
