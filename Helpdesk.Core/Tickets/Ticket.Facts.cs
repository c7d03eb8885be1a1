using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>What a ticket is about, and whose it is.</summary>
public sealed partial class Ticket
{
    /// <summary>N1, N2 and the developers.</summary>
    public const int HighestLevel = 3;

    public List<string> Tags { get; private set; } = [];

    public void Classify(string? typeKey, string? moduleKey, Actor by, DateTimeOffset now)
    {
        if (typeKey == TypeKey && moduleKey == ModuleKey) return;

        var before = $"{TypeKey} {ModuleKey}".Trim();
        (TypeKey, ModuleKey) = (typeKey, moduleKey);
        Note(TicketEventKind.Classified, by, now, before, $"{typeKey} {moduleKey}".Trim());
    }

    public void Prioritize(Priority priority, Actor by, DateTimeOffset now)
    {
        if (priority == Priority) return;

        Note(TicketEventKind.PriorityChanged, by, now, Wire.Spell(Priority), Wire.Spell(priority));
        Priority = priority;
    }

    public void Rename(string subject, Actor by, DateTimeOffset now)
    {
        if (subject == Subject) return;

        Note(TicketEventKind.SubjectChanged, by, now, Subject, subject);
        Subject = Checked.Text(subject, Limits.Line, "subject");
    }

    /// <summary>Goes to a higher or lower level of support: to the person there who is named, else into the queue for whoever takes it.</summary>
    /// <param name="reason">Why, and what was tried: whoever goes on reads it first.</param>
    /// <exception cref="RefusedException">It is done, there is no such level, or no reason is given.</exception>
    public void Escalate(int level, User? to, string reason, Actor by, DateTimeOffset now)
    {
        if (!IsOpen) throw new RefusedException(Refusal.TicketDone, Number);
        if (level is < 1 or > HighestLevel) throw new RefusedException(Refusal.OutOfRange, 1, HighestLevel) { Field = "level" };
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(Refusal.FieldMissing) { Field = "reason" };

        var before = EscalationLevel;
        EscalationLevel = level;
        HandOver(to, NoticeKind.Escalated, reason, by, now);
        Note(TicketEventKind.Escalated, by, now, Wire.Number(before), Wire.Number(level), Checked.Text(reason, Limits.Notes, "reason"));
    }

    /// <summary>What somebody did on a machine for it, well or in vain.</summary>
    public void MachineUpdated(MachineUpdate update, Actor by, DateTimeOffset now) => Note(
        update.Failure is null ? TicketEventKind.MachineUpdated : TicketEventKind.MachineUpdateFailed, by, now,
        update.Before, $"{update.Machine} · {update.Module} {update.Version}", update.Failure);

    /// <summary>Somebody goes onto a machine of the customer for it.</summary>
    public void RemoteStarted(string machine, Actor by, DateTimeOffset now) => Note(TicketEventKind.RemoteStarted, by, now, null, machine);

    /// <summary>In the order given, each once.</summary>
    public void Tag(IReadOnlyList<string> tags, Actor by, DateTimeOffset now)
    {
        if (tags.SequenceEqual(Tags)) return;

        Note(TicketEventKind.TagsChanged, by, now, string.Join(", ", Tags), string.Join(", ", tags));
        Tags = [.. tags];
    }

    public void LinkTo(Guid customerId, string customerName, Actor by, DateTimeOffset now)
    {
        if (customerId == CustomerId) return;

        CustomerId = customerId;
        Note(TicketEventKind.CustomerLinked, by, now, null, customerName);
    }

    /// <summary>The person turned out to be another contact, and the thread another conversation.</summary>
    public void Follow(Guid contactId, Guid? conversationId)
    {
        (ContactId, ConversationId) = (contactId, conversationId);
        Announce(new Live.TicketChanged(Id));
    }

    /// <summary>Work that was only written down gets a conversation.</summary>
    /// <param name="with">Whose it is, as people read it.</param>
    public void BeginConversation(Guid contactId, Guid conversationId, string with, Actor by, DateTimeOffset now)
    {
        Follow(contactId, conversationId);
        Note(TicketEventKind.ConversationBegun, by, now, null, with);
    }

    /// <summary>Says better, after its end, why it happened and what solved it. Null leaves what stands there.</summary>
    /// <exception cref="RefusedException">It is not done, or one of the two would be without words.</exception>
    public void Correct(string? cause, string? solution, Actor by, DateTimeOffset now)
    {
        if (IsOpen) throw new RefusedException(Refusal.TicketNotDone, Number);

        var why = Checked.Text(cause ?? Cause ?? "", Limits.Notes, "cause");
        var what = Checked.Text(solution ?? Solution ?? "", Limits.Solution, "solution");
        if (why.Length == 0) throw new RefusedException(Refusal.FieldMissing) { Field = "cause" };
        if (what.Length == 0) throw new RefusedException(Refusal.SolutionMissing, Number) { Field = "solution" };

        if (why != Cause) Note(TicketEventKind.CauseChanged, by, now, Cause, why);
        Cause = why;
        Explain(what, by, now);
    }

    /// <summary>Says better, or for the first time, what solves it, and finishes nothing.</summary>
    public void Explain(string? solution, Actor by, DateTimeOffset now)
    {
        if (solution == Solution) return;

        Note(TicketEventKind.SolutionChanged, by, now, Solution, solution);
        Solution = solution;
    }
}
