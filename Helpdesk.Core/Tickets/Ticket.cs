using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>One piece of work in a conversation. It changes only when the work changes; what is said stands on the conversation.</summary>
public sealed partial class Ticket : Entity
{
    private readonly List<TicketEvent> _events = [];

    public Ticket(TicketOpening opening, Actor by, DateTimeOffset now)
    {
        Origin = opening.Origin;
        ConversationId = opening.ConversationId;
        ContactId = opening.ContactId;
        CustomerId = opening.CustomerId;
        Subject = opening.Subject;
        TypeKey = opening.TypeKey;
        ModuleKey = opening.ModuleKey;
        Priority = opening.Priority;
        OpenedAt = now;
        Note(TicketEventKind.Opened, by, opening.SaidAt < now ? opening.SaidAt.Value : now, null, Wire.Spell(Origin));
    }

    private Ticket() { }

    /// <summary>What people call it (#1042); given by the database.</summary>
    public long Number { get; private set; }

    /// <summary>Null for manual work that was never written about.</summary>
    public Guid? ConversationId { get; private set; }

    public Guid? ContactId { get; private set; }

    /// <summary>The customer when it was opened or linked; moving a number later does not move it.</summary>
    public Guid? CustomerId { get; private set; }

    public TicketStatus Status { get; private set; }
    public Priority Priority { get; private set; } = Priority.Normal;
    public string? TypeKey { get; private set; }
    public string? ModuleKey { get; private set; }
    public string Subject { get; private set; } = "";
    public TicketOrigin Origin { get; private set; }
    public Guid? AssigneeId { get; private set; }
    public User? Assignee { get; private set; }
    public int EscalationLevel { get; private set; } = 1;
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? FirstResponseAt { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Why it happened, as whoever solved it found.</summary>
    public string? Cause { get; private set; }

    public string? Solution { get; private set; }

    public IReadOnlyCollection<TicketEvent> Events => _events;

    public bool IsOpen => Status != TicketStatus.Done;

    /// <summary>Somebody of ours may do something about it now.</summary>
    public bool IsOurTurn => IsOpen && WaitingOnCustomerSince is null && SnoozedUntil is null;

    /// <exception cref="RefusedException">Somebody else has it, or it is done.</exception>
    public void TakeBy(User technician, DateTimeOffset now)
    {
        if (AssigneeId == technician.Id && Status == TicketStatus.InProgress) return;
        if (!IsOpen) throw new RefusedException(Refusal.TicketDone, Number);
        if (AssigneeId is not null && AssigneeId != technician.Id) throw new RefusedException(Refusal.TicketAlreadyTaken, Number, Assignee!.Name);

        GiveTo(technician);
        Status = TicketStatus.InProgress;
        Note(TicketEventKind.Taken, Actor.Of(technician), now, null, technician.Name);
    }

    /// <summary>Hands it to a technician, or with null back to everybody.</summary>
    /// <param name="remark">What whoever goes on should know; null when nothing is said.</param>
    public void Assign(User? technician, Actor by, DateTimeOffset now, string? remark = null)
    {
        if (!IsOpen) throw new RefusedException(Refusal.TicketDone, Number);
        if (AssigneeId == technician?.Id) return;

        var before = Assignee?.Name;
        HandOver(technician, NoticeKind.Assigned, remark, by, now);
        Note(technician is null ? TicketEventKind.Released : TicketEventKind.Assigned, by, now, before, technician?.Name,
            string.IsNullOrWhiteSpace(remark) ? null : Checked.Text(remark, Limits.Notes, "remark"));
    }

    /// <summary>Records what solved it and finishes it. Work that nobody had becomes the solver's.</summary>
    /// <param name="cause">Why it happened; null when nobody says.</param>
    public void Solve(string? cause, string solution, User? technician, Actor by, DateTimeOffset now)
    {
        if (!IsOpen) throw new RefusedException(Refusal.TicketDone, Number);
        if (string.IsNullOrWhiteSpace(solution)) throw new RefusedException(Refusal.SolutionMissing, Number) { Field = "solution" };

        if (AssigneeId is null && technician is not null) GiveTo(technician);
        Solution = Checked.Text(solution, Limits.Solution, "solution");
        Cause = string.IsNullOrWhiteSpace(cause) ? Cause : Checked.Text(cause, Limits.Notes, "cause");
        Finish(TicketEventKind.Solved, by, now, Solution);
    }

    /// <summary>Sets the status by hand, as the API may.</summary>
    public void MoveTo(TicketStatus status, Actor by, DateTimeOffset now)
    {
        if (status == Status) return;
        if (status == TicketStatus.Done) Finish(TicketEventKind.StatusChanged, by, now, Wire.Spell(status));
        else if (!IsOpen) Reopen(by, now, status);
        else ChangeOpenStatus(status, by, now);
    }

    /// <summary>The customer wrote again soon after the end. It goes back to who had it.</summary>
    public void Reopen(Actor by, DateTimeOffset now) => Reopen(by, now, AssigneeId is null ? TicketStatus.New : TicketStatus.InProgress);

    /// <summary>It was finished by mistake. It goes back to who had it and can still have it, or to the queue.</summary>
    /// <exception cref="RefusedException">It is not done, or no reason is given.</exception>
    public void TakeBack(string reason, Actor by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(Refusal.FieldMissing) { Field = "reason" };

        Reopen(by, now, Assignee is { Active: true } ? TicketStatus.InProgress : TicketStatus.New, Checked.Text(reason, Limits.Notes, "reason"));
        if (AssigneeId is { } theirs) Tell(theirs, NoticeKind.Assigned, reason, by, now);
    }

    /// <summary>Somebody of ours answered; only the first answer counts.</summary>
    public void Answered(DateTimeOffset now)
    {
        if (FirstResponseAt is not null) return;

        FirstResponseAt = now < OpenedAt ? OpenedAt : now;
        Announce(new TicketChanged(Id));
    }

    private void ChangeOpenStatus(TicketStatus status, Actor by, DateTimeOffset now)
    {
        Note(TicketEventKind.StatusChanged, by, now, Wire.Spell(Status), Wire.Spell(status));
        if (status == TicketStatus.New) HandOver(null, NoticeKind.HandedOn, null, by, now);
        Status = status;
    }

    private void Finish(TicketEventKind kind, Actor by, DateTimeOffset now, string? after)
    {
        EndWait(now);
        (Status, ResolvedAt, SnoozedUntil) = (TicketStatus.Done, now, null);
        Note(kind, by, now, null, after);
    }

    private void Reopen(Actor by, DateTimeOffset now, TicketStatus status, string? reason = null)
    {
        if (IsOpen) throw new RefusedException(Refusal.TicketNotDone, Number);

        Status = status;
        (ResolvedAt, MergedIntoId) = (null, null);
        if (status == TicketStatus.New) GiveTo(null);
        Note(TicketEventKind.Reopened, by, now, null, null, reason);
    }

    private void GiveTo(User? technician) => (AssigneeId, Assignee) = (technician?.Id, technician);

    private void Note(TicketEventKind kind, Actor by, DateTimeOffset now, string? before, string? after, string? remark = null)
    {
        // Several changes of one moment stay in their order.
        _events.Add(new TicketEvent(kind, by, now.AddMicroseconds(_events.Count), before, after) { Remark = remark });
        Announce(new TicketChanged(Id));
    }
}

/// <summary>What a ticket begins with.</summary>
public sealed record TicketOpening(TicketOrigin Origin, string Subject)
{
    public Guid? ConversationId { get; init; }
    public Guid? ContactId { get; init; }
    public Guid? CustomerId { get; init; }
    public string? TypeKey { get; init; }
    public string? ModuleKey { get; init; }

    /// <summary>When the message was sent that opens it, above which its line stands in the conversation: providers tell whole seconds, which are over when it comes.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    public Priority Priority { get; init; } = Priority.Normal;
}
