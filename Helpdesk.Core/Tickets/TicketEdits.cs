using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>A value that a change names, null included. What a change does not name stays as it is.</summary>
public sealed record Named<T>(T Value);

/// <summary>What somebody wants of a ticket to be otherwise.</summary>
public sealed record TicketEdit
{
    public TicketStatus? Status { get; init; }

    /// <summary>By e-mail; null hands it back to everybody.</summary>
    public Named<string?>? Assignee { get; init; }

    public Named<string?>? Type { get; init; }
    public Named<string?>? Module { get; init; }
    public Priority? Priority { get; init; }
    public string? Subject { get; init; }
    public IReadOnlyList<string> AddedTags { get; init; } = [];
    public IReadOnlyList<string> RemovedTags { get; init; } = [];
    public Named<string?>? Solution { get; init; }

    /// <summary>What is said better of a ticket that is done.</summary>
    public Correction? Correction { get; init; }
}

/// <param name="Cause">Null leaves what stands there, as with <paramref name="Solution"/>.</param>
public sealed record Correction(string? Cause, string? Solution);

/// <summary>Changes several things of a ticket at once: all of them, or none.</summary>
public sealed class TicketEdits(Database database, TimeProvider time)
{
    /// <param name="seen">The versions of the ticket that the change was thought of; null when any will do.</param>
    /// <param name="trail">How long the trail was that a form was filled in with; null when any will do.</param>
    /// <exception cref="RefusedException">There is no such ticket, it changed meanwhile, or its state or a value does not allow it.</exception>
    public Task EditAsync(long number, TicketEdit edit, IReadOnlyCollection<uint>? seen, Actor by, int? trail = null) => database.ChangeAsync(async db =>
    {
        var ticket = await db.Tickets.Include(t => t.Assignee).SingleOrDefaultAsync(t => t.Number == number)
            ?? throw new RefusedException(Refusal.TicketGone);
        if (seen?.Contains(ticket.Version) == false) throw new RefusedException(Refusal.VersionStale);
        await Trail.RefuseUnseenAsync(db, ticket.Id, trail, by.Id);

        var now = time.GetUtcNow();
        ticket.Classify(
            edit.Type is null ? ticket.TypeKey : await TicketCatalogue.TypeAsync(db, edit.Type.Value),
            edit.Module is null ? ticket.ModuleKey : await TicketCatalogue.ModuleAsync(db, edit.Module.Value), by, now);
        if (edit.Priority is { } priority) ticket.Prioritize(priority, by, now);
        if (edit.Subject is { } subject) ticket.Rename(TicketCatalogue.Subject(subject), by, now);
        ticket.Tag(TicketTags.Change(ticket.Tags, edit.AddedTags, edit.RemovedTags), by, now);
        await ReopenAsync(db, ticket, edit, by, now);
        if (edit.Assignee is { } assignee) ticket.Assign(await TechnicianAsync(db, assignee.Value), by, now);
        Conclude(ticket, edit, by, now);
        if (edit.Correction is { } correction) ticket.Correct(correction.Cause, correction.Solution, by, now);
        if (!ticket.IsOpen) await RemoteSessions.EndAllOfAsync(db, ticket.Id, now);
    });

    /// <summary>First, since what is done takes no technician.</summary>
    private static async Task ReopenAsync(HelpdeskDb db, Ticket ticket, TicketEdit edit, Actor by, DateTimeOffset now)
    {
        if (ticket.IsOpen || edit.Status is not { } status || status == TicketStatus.Done) return;

        await RefuseSecondOpenAsync(db, ticket);
        ticket.MoveTo(status, by, now);
    }

    /// <summary>Contract 4.3: one conversation never has two open tickets.</summary>
    internal static async Task RefuseSecondOpenAsync(HelpdeskDb db, Ticket ticket)
    {
        var open = await db.Tickets.Where(t => t.ConversationId != null && t.ConversationId == ticket.ConversationId && t.Status != TicketStatus.Done && t.Id != ticket.Id)
            .Select(t => (long?)t.Number).FirstOrDefaultAsync();
        if (open is not null) throw new RefusedException(Refusal.ConversationHasOpenTicket, open) { Field = "status" };
    }

    private static void Conclude(Ticket ticket, TicketEdit edit, Actor by, DateTimeOffset now)
    {
        var solution = edit.Solution is { Value: { } text } ? Checked.Text(text, Limits.Solution, "solution") : null;
        if (solution is not null && edit.Status == TicketStatus.Done && ticket.IsOpen)
        {
            ticket.Solve(cause: null, solution, technician: null, by, now);
            return;
        }

        if (edit.Solution is not null) ticket.Explain(string.IsNullOrEmpty(solution) ? null : solution, by, now);
        if (edit.Status is { } status) ticket.MoveTo(status, by, now);
    }

    private static async Task<User?> TechnicianAsync(HelpdeskDb db, string? email)
    {
        if (email is null) return null;

        var normalized = email.Trim().ToUpperInvariant();
        return await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalized && u.Active)
            ?? throw new RefusedException(Refusal.UnknownTechnician) { Field = "assignee" };
    }
}
