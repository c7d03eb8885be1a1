using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Who works on what: take, hand over, finish.</summary>
public sealed class Assignments(Database database, TimeProvider time)
{
    /// <exception cref="RefusedException">Somebody else was faster, or it is done.</exception>
    public Task TakeAsync(Guid ticketId, Guid technicianId) => database.ChangeAsync(async db =>
    {
        var ticket = await FindAsync(db, ticketId);
        ticket.TakeBy(await TechnicianAsync(db, technicianId), time.GetUtcNow());
    });

    /// <param name="seen">How long the trail was that the form was filled in with; null when any will do.</param>
    /// <param name="told">Tells the customer, before the ticket is done and after all else was found right.</param>
    /// <exception cref="RefusedException">Cause or solution is missing or too long, the ticket is done already, or somebody changed it unseen.</exception>
    public async Task SolveAsync(Guid ticketId, NewSolution found, Guid technicianId, Func<Task>? told = null, int? seen = null)
    {
        found.Check();
        if (told is not null)
        {
            // Before the customer hears anything; what comes between the two is caught below.
            await database.ReadAsync(db => FindSeenAsync(db, ticketId, seen, technicianId));
            await told();
        }

        await database.ChangeAsync(db => SolveAsync(db, ticketId, found, technicianId, seen));
    }

    private async Task SolveAsync(HelpdeskDb db, Guid ticketId, NewSolution found, Guid technicianId, int? seen)
    {
        var ticket = await FindSeenAsync(db, ticketId, seen, technicianId);
        var technician = await TechnicianAsync(db, technicianId);
        var now = time.GetUtcNow();
        ticket.Classify(found.TypeKey ?? ticket.TypeKey, await TicketCatalogue.ModuleAsync(db, found.ModuleKey), Actor.Of(technician), now);
        ticket.Solve(found.Cause, found.Solution, technician, Actor.Of(technician), now);
        await RemoteSessions.EndAllOfAsync(db, ticket.Id, now);
    }

    /// <summary>To another level: to a person there or, with null, into the queue for whoever takes it.</summary>
    /// <exception cref="RefusedException">No reason is given, there is no such level, it is done, or somebody changed it unseen.</exception>
    public Task EscalateAsync(Guid ticketId, int level, Guid? technicianId, string reason, Actor by, int? seen = null) => database.ChangeAsync(async db =>
    {
        var ticket = await FindSeenAsync(db, ticketId, seen, by.Id);
        ticket.Escalate(level, technicianId is { } id ? await TechnicianAsync(db, id) : null, reason, by, time.GetUtcNow());
    });

    /// <param name="remark">What whoever goes on should know; null when nothing is said.</param>
    /// <exception cref="RefusedException">It is done, or somebody changed it unseen.</exception>
    public Task AssignAsync(Guid ticketId, Guid? technicianId, Actor by, string? remark = null, int? seen = null) => database.ChangeAsync(async db =>
    {
        var ticket = await FindSeenAsync(db, ticketId, seen, by.Id);
        ticket.Assign(technicianId is { } id ? await TechnicianAsync(db, id) : null, by, time.GetUtcNow(), remark);
    });

    /// <summary>Done by mistake: it is work again.</summary>
    /// <exception cref="RefusedException">It is not done, no reason is given, or the conversation has an open ticket.</exception>
    public Task ReopenAsync(Guid ticketId, string reason, Actor by) => database.ChangeAsync(async db =>
    {
        var ticket = await FindAsync(db, ticketId);
        await TicketEdits.RefuseSecondOpenAsync(db, ticket);
        ticket.TakeBack(reason, by, time.GetUtcNow());
    });

    private static async Task<Ticket> FindSeenAsync(HelpdeskDb db, Guid id, int? seen, Guid? by)
    {
        var ticket = await FindAsync(db, id);
        await Trail.RefuseUnseenAsync(db, id, seen, by);
        return ticket;
    }

    private static async Task<Ticket> FindAsync(HelpdeskDb db, Guid id) =>
        await db.Tickets.Include(t => t.Assignee).SingleOrDefaultAsync(t => t.Id == id) ?? throw new RefusedException(Refusal.TicketGone);

    private static async Task<User> TechnicianAsync(HelpdeskDb db, Guid id) =>
        await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.Active) ?? throw new RefusedException(Refusal.UnknownTechnician);
}

/// <summary>What was found: all of it is asked for, since the next one with the same trouble reads it.</summary>
/// <param name="ModuleKey">Null when it is about none of them.</param>
public sealed record NewSolution(string Cause, string Solution, string? ModuleKey)
{
    /// <summary>Null leaves the type as it is.</summary>
    public string? TypeKey { get; init; }

    /// <exception cref="InputRefusedException">Something is missing.</exception>
    public void Check()
    {
        var complaints = new Complaints();
        complaints.Required(Cause, Limits.Notes, "cause");
        if (complaints.Optional(Solution, Limits.Solution, "solution") is null && string.IsNullOrWhiteSpace(Solution)) complaints.Add(Refusal.SolutionMissing, "solution");
        complaints.ThrowIfAny();
    }
}
