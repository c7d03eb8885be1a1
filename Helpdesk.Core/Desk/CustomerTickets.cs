using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>What a customer already asked for.</summary>
public sealed class CustomerTickets(Database database)
{
    /// <summary>Open ones first, then the latest.</summary>
    public Task<CustomerHistory> OfAsync(Guid customerId, int most, int skip = 0) => database.ReadAsync(async db =>
    {
        var tickets = db.Tickets.Where(t => t.CustomerId == customerId);
        var lines = await tickets
            .OrderBy(t => t.Status == TicketStatus.Done).ThenByDescending(t => t.OpenedAt).ThenByDescending(t => t.Number).Skip(skip).Take(Math.Min(most, Limits.Page))
            .Select(t => new HistoryLine(t.Id, t.Number, t.Status, t.Subject, t.OpenedAt, t.ResolvedAt)
            {
                ModuleName = db.Modules.Where(m => m.Key == t.ModuleKey).Select(m => m.Name).FirstOrDefault(),
                AssigneeName = t.Assignee!.Name,
            }).ToListAsync();
        var isAll = skip == 0 && lines.Count < most;
        return new CustomerHistory(lines, isAll ? lines.Count : await tickets.CountAsync());
    });

    /// <summary>Whose ticket it is; null while nobody knows. For news, which name a ticket only.</summary>
    public Task<Guid?> OwnerAsync(Guid ticketId) =>
        database.ReadAsync(db => db.Tickets.Where(t => t.Id == ticketId).Select(t => t.CustomerId).SingleOrDefaultAsync());

    /// <summary>How many other tickets of the same unknown person follow when this one is linked.</summary>
    public Task<int> FollowersAsync(Guid ticketId) => database.ReadAsync(db => db.Tickets.CountAsync(t =>
        t.CustomerId == null && t.Id != ticketId && t.ContactId != null && t.ContactId == db.Tickets.Single(me => me.Id == ticketId).ContactId));
}

public sealed record CustomerHistory(IReadOnlyList<HistoryLine> Lines, int Total);

public sealed record HistoryLine(Guid Id, long Number, TicketStatus Status, string Subject, DateTimeOffset OpenedAt, DateTimeOffset? ResolvedAt)
{
    public string? ModuleName { get; init; }
    public string? AssigneeName { get; init; }
}
