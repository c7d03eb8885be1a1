using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>Time that is not ours: while a ticket waits for its customer, or is put off, the resolution clock stands still or nobody need look.</summary>
public sealed partial class Ticket
{
    // A year that was typed wrong would put it away for ever.
    private static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(366);

    /// <summary>Since when it waits for the customer; null while it is our turn.</summary>
    public DateTimeOffset? WaitingOnCustomerSince { get; private set; }

    /// <summary>How long it waited for the customer before, in all.</summary>
    public TimeSpan Paused { get; private set; }

    /// <summary>Until when it is out of the way; null when it is not.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <exception cref="RefusedException">It is done.</exception>
    public void WaitForCustomer(Actor by, DateTimeOffset now)
    {
        if (!IsOpen) throw new RefusedException(Refusal.TicketDone, Number);
        if (WaitingOnCustomerSince is not null) return;

        WaitingOnCustomerSince = now;
        Note(TicketEventKind.WaitingForCustomer, by, now, null, null);
    }

    /// <summary>The customer wrote, or somebody sees that it is our turn again.</summary>
    public void GoOn(Actor by, DateTimeOffset now)
    {
        if (WaitingOnCustomerSince is null) return;

        EndWait(now);
        Note(TicketEventKind.WentOn, by, now, null, null);
    }

    /// <exception cref="RefusedException">It is done, or the moment has passed or is further off than anybody means.</exception>
    public void SnoozeUntil(DateTimeOffset until, Actor by, DateTimeOffset now)
    {
        if (!IsOpen) throw new RefusedException(Refusal.TicketDone, Number);
        if (until <= now) throw new RefusedException(Refusal.MomentPassed) { Field = "until" };
        if (until > now + LongestSnooze) throw new RefusedException(Refusal.MomentTooFar) { Field = "until" };

        SnoozedUntil = until;
        Note(TicketEventKind.Snoozed, by, now, null, Wire.Moment(until));
    }

    /// <summary>Its time has come, the customer wrote, or somebody wants it back at once.</summary>
    public void Wake(Actor by, DateTimeOffset now)
    {
        if (SnoozedUntil is null) return;

        SnoozedUntil = null;
        Note(TicketEventKind.Woken, by, now, null, null);
    }

    private void EndWait(DateTimeOffset now)
    {
        if (WaitingOnCustomerSince is not { } since) return;

        Paused += now > since ? now - since : TimeSpan.Zero;
        WaitingOnCustomerSince = null;
    }
}
