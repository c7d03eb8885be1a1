using Helpdesk.Core.Customers;
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

    /// <exception cref="RefusedException">The solution is empty or too long, or the ticket is done already.</exception>
    public Task SolveAsync(Guid ticketId, string solution, string? moduleKey, Guid technicianId) => database.ChangeAsync(async db =>
    {
        var ticket = await FindAsync(db, ticketId);
        var technician = await TechnicianAsync(db, technicianId);
        var now = time.GetUtcNow();
        if (moduleKey is not null) ticket.Classify(ticket.TypeKey, await ModuleAsync(db, moduleKey), Actor.Of(technician), now);
        ticket.Solve(solution, technician, Actor.Of(technician), now);
        await RemoteSessions.EndAllOfAsync(db, ticket.Id, now);
    });

    /// <exception cref="RefusedException">It is done.</exception>
    public Task AssignAsync(Guid ticketId, Guid? technicianId, Actor by) => database.ChangeAsync(async db =>
    {
        var ticket = await FindAsync(db, ticketId);
        ticket.Assign(technicianId is { } id ? await TechnicianAsync(db, id) : null, by, time.GetUtcNow());
    });

    private static async Task<Ticket> FindAsync(HelpdeskDb db, Guid id) =>
        await db.Tickets.Include(t => t.Assignee).SingleOrDefaultAsync(t => t.Id == id) ?? throw new RefusedException(Refusal.TicketGone);

    private static async Task<User> TechnicianAsync(HelpdeskDb db, Guid id) =>
        await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.Active) ?? throw new RefusedException(Refusal.UnknownTechnician);

    private static async Task<string> ModuleAsync(HelpdeskDb db, string key) => await db.Modules.AnyAsync(m => m.Key == key)
        ? key
        : throw new RefusedException(Refusal.UnknownModule, key) { Field = "module" };
}
