using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>What a ticket is about, and whose it is.</summary>
public sealed partial class Ticket
{
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

    /// <summary>Says better, or for the first time, what solves it, and finishes nothing.</summary>
    public void Explain(string? solution, Actor by, DateTimeOffset now)
    {
        if (solution == Solution) return;

        Note(TicketEventKind.SolutionChanged, by, now, Solution, solution);
        Solution = solution;
    }
}
