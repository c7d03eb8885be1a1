using System.Globalization;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Reads tickets and their trail for programs.</summary>
public sealed class TicketRecords(Database database)
{
    /// <summary>How many customers of a name are looked for; whoever means more must say more.</summary>
    private const int MostNamesakes = 500;

    /// <summary>Null when there is no ticket of that number.</summary>
    public Task<TicketRecord?> FindAsync(long number) =>
        database.ReadAsync(db => Records(db, db.Tickets.Where(t => t.Number == number)).SingleOrDefaultAsync());

    /// <summary>Newest first.</summary>
    public Task<Page<TicketRecord>> PageAsync(TicketFilter filter, PagePoint? after, int most) => database.ReadAsync(async db =>
    {
        var tickets = await MatchingAsync(db, filter);
        if (after is not null)
        {
            tickets = tickets.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.OpenedAt, t.Id), ValueTuple.Create(after.At, after.Id)));
        }

        var page = tickets.OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Id).Take(most + 1);
        var rows = await Records(db, page).ToListAsync();
        return Page.Of(rows, most, r => new PagePoint(r.OpenedAt, r.Id));
    });

    /// <summary>The trail of a ticket, oldest first.</summary>
    public Task<Page<TicketEvent>> TrailAsync(Guid ticketId, PagePoint? after, int most) => database.ReadAsync(async db =>
    {
        var events = db.TicketEvents.Where(e => e.TicketId == ticketId);
        if (after is not null) events = events.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.At, e.Id), ValueTuple.Create(after.At, after.Id)));

        var rows = await events.OrderBy(e => e.At).ThenBy(e => e.Id).Take(most + 1).ToListAsync();
        return Page.Of(rows, most, e => new PagePoint(e.At, e.Id));
    });

    private static async Task<IQueryable<Ticket>> MatchingAsync(HelpdeskDb db, TicketFilter filter)
    {
        IQueryable<Ticket> tickets = db.Tickets;
        if (filter.Status is { } status) tickets = tickets.Where(t => t.Status == status);
        if (filter.From is { } from) tickets = tickets.Where(t => t.OpenedAt >= from);
        if (filter.To is { } to) tickets = tickets.Where(t => t.OpenedAt < to);
        if (filter.Customer is { } customer) tickets = tickets.Where(t => db.Customers.Any(c => c.Id == t.CustomerId && c.ExternalId == customer));
        if (filter.Assignee?.Trim().ToUpperInvariant() is { } email) tickets = tickets.Where(t => db.Users.Any(u => u.Id == t.AssigneeId && u.NormalizedEmail == email));
        return string.IsNullOrWhiteSpace(filter.Text) ? tickets : await NamingAsync(db, tickets, filter.Text.Trim());
    }

    private static async Task<IQueryable<Ticket>> NamingAsync(HelpdeskDb db, IQueryable<Ticket> tickets, string text)
    {
        var words = Like.Containing(text);
        var number = long.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : -1;

        // Read on their own, so that each part of the question below has an index of its own.
        var customers = await db.Customers
            .Where(c => EF.Functions.ILike(c.LegalName, words, Like.EscapeSign) || EF.Functions.ILike(c.TradeName!, words, Like.EscapeSign)).OrderBy(c => c.Id)
            .Select(c => c.Id).Take(MostNamesakes).ToListAsync();
        return tickets.Where(t => t.Number == number || EF.Functions.ILike(t.Subject, words, Like.EscapeSign) || EF.Functions.ILike(t.Solution!, words, Like.EscapeSign)
            || customers.Contains(t.CustomerId!.Value));
    }

    private static IQueryable<TicketRecord> Records(HelpdeskDb db, IQueryable<Ticket> tickets) =>
        from ticket in tickets
        join customer in db.Customers on ticket.CustomerId equals customer.Id into customers
        from customer in customers.DefaultIfEmpty()
        join contact in db.Contacts on ticket.ContactId equals contact.Id into contacts
        from contact in contacts.DefaultIfEmpty()
        orderby ticket.OpenedAt descending, ticket.Id descending
        select new TicketRecord(ticket.Id, ticket.Number, ticket.Version, ticket.Status, ticket.Priority)
        {
            Type = ticket.TypeKey,
            Module = ticket.ModuleKey,
            Subject = ticket.Subject,
            Origin = ticket.Origin,
            CustomerExternalId = customer.ExternalId,
            CustomerLegalName = customer.LegalName,
            ContactId = contact.Id,
            ContactName = contact.Name ?? contact.ProfileName,
            ContactPhone = Conversation.NumberOf(
                db.Conversations.Where(c => c.Id == ticket.ConversationId).Select(c => c.Address).FirstOrDefault(),
                contact.Phones.OrderBy(p => p.Id).Select(p => p.Number).FirstOrDefault()),
            Channel = db.Conversations.Where(c => c.Id == ticket.ConversationId)
                .Join(db.Channels, c => c.ChannelId, c => c.Id, (_, channel) => channel.Key).FirstOrDefault(),
            AssigneeEmail = ticket.Assignee!.Email,
            AssigneeName = ticket.Assignee!.Name,
            EscalationLevel = ticket.EscalationLevel,
            OpenedAt = ticket.OpenedAt,
            FirstResponseAt = ticket.FirstResponseAt,
            ResolvedAt = ticket.ResolvedAt,
            Solution = ticket.Solution,
            MessageCount = db.Messages.Count(m => m.TicketId == ticket.Id && (m.Direction == Direction.In || m.Direction == Direction.Out)),
        };
}
