using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Keeps the book of who was on which machine; the ticket that it was for remembers it too.</summary>
public sealed class RemoteSessions(Database database, TimeProvider time)
{
    /// <summary>
    /// AnyDesk does not tell when somebody leaves. Who goes on with the same machine for the same ticket is still in the same session; for
    /// other work a new one begins and theirs before it ends.
    /// </summary>
    /// <exception cref="RefusedException">The machine is gone, or AnyDesk does not reach it.</exception>
    public Task StartAsync(Guid machineId, Guid? ticketId, Actor by) => database.ChangeAsync(async db =>
    {
        await using var alone = await db.Database.BeginTransactionAsync();
        var now = time.GetUtcNow();

        // Locked, so that two clicks at once, on two nodes even, are one session.
        var machine = await db.Machines.FromSql($"SELECT * FROM machines WHERE id = {machineId} AND any_desk_id IS NOT NULL FOR UPDATE").SingleOrDefaultAsync()
            ?? throw new RefusedException(Refusal.MachineGone);
        var before = await db.RemoteSessions.Where(s => s.MachineId == machineId && s.UserId == by.Id && s.EndedAt == null).ToListAsync();
        if (before.Exists(s => s.TicketId == ticketId && s.GoesOn(now))) return;

        foreach (var session in before) session.End(now);
        db.RemoteSessions.Add(new RemoteSession(machine, ticketId, by, now));
        if (await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) is { } ticket) ticket.RemoteStarted(machine.Name, by, now);
        await db.SaveChangesAsync();
        await alone.CommitAsync();
    });

    public Task EndAsync(Guid sessionId) => database.ChangeAsync(async db =>
    {
        var session = await db.RemoteSessions.SingleOrDefaultAsync(s => s.Id == sessionId);
        session?.End(time.GetUtcNow());
    });

    /// <summary>The latest first.</summary>
    public Task<List<SessionLine>> OfAsync(Guid customerId, int most, int skip = 0) => database.ReadAsync(db => db.RemoteSessions
        .Where(s => s.CustomerId == customerId).OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Skip(skip).Take(Math.Min(most, Limits.Page))
        .Select(s => new SessionLine(s.Id, s.MachineId, s.MachineName, s.AnyDeskId, s.UserName, s.StartedAt, s.EndedAt)
        {
            TicketNumber = db.Tickets.Where(t => t.Id == s.TicketId).Select(t => (long?)t.Number).FirstOrDefault(),
        })
        .ToListAsync());

    /// <summary>The work is done, and so is what was open for it. Part of the caller's change.</summary>
    internal static async Task EndAllOfAsync(HelpdeskDb db, Guid ticketId, DateTimeOffset now)
    {
        foreach (var session in await db.RemoteSessions.Where(s => s.TicketId == ticketId && s.EndedAt == null).ToListAsync()) session.End(now);
    }
}
