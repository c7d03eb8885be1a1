using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>What concerned a person, and what of that may draw their attention.</summary>
public sealed class NoticeDesk(Database database, TimeProvider time)
{
    private const int Most = 30;

    /// <summary>What was read is forgotten after that.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Latest first.</summary>
    public Task<List<NoticeLine>> ListAsync(Guid userId) => database.ReadAsync(db => (
        from notice in db.Notices
        where notice.UserId == userId
        join ticket in db.Tickets on notice.TicketId equals ticket.Id
        join customer in db.Customers on ticket.CustomerId equals customer.Id into customers
        from customer in customers.DefaultIfEmpty()
        join contact in db.Contacts on ticket.ContactId equals contact.Id into contacts
        from contact in contacts.DefaultIfEmpty()
        orderby notice.At descending
        select new NoticeLine(notice.Id, notice.Kind, ticket.Id, ticket.Number, notice.At)
        {
            Title = customer.TradeName ?? customer.LegalName ?? contact.Name ?? contact.ProfileName,
            MessageId = notice.MessageId,
            ByName = notice.ByName,
            Words = notice.Words,
            Read = notice.ReadAt != null,
        }).Take(Most).ToListAsync());

    /// <summary>They saw all, or all about one ticket.</summary>
    public Task ReadAsync(Guid userId, Guid? ticketId = null) => database.ChangeAsync(async db =>
    {
        var now = time.GetUtcNow();
        var unread = await db.Notices.Where(n => n.UserId == userId && n.ReadAt == null && (ticketId == null || n.TicketId == ticketId)).OrderBy(n => n.At).Take(Limits.Page).ToListAsync();
        unread.ForEach(notice => notice.Read(now));
        if (ticketId is null) await db.Notices.Where(n => n.UserId == userId && n.ReadAt < now - Kept).ExecuteDeleteAsync();
    });

    public Task<AlertChoices> ChoicesAsync(Guid userId) =>
        database.ReadAsync(async db => (await db.Users.SingleAsync(u => u.Id == userId)).Alerts);

    public Task ChooseAsync(Guid userId, AlertChoices choices) => database.ChangeAsync(async db =>
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId);
        user.Alerts = choices;
    });
}

/// <summary>Something that concerned a person.</summary>
public sealed record NoticeLine(Guid Id, NoticeKind Kind, Guid TicketId, long TicketNumber, DateTimeOffset At)
{
    /// <summary>Whose ticket it is; null when nobody knows.</summary>
    public string? Title { get; init; }

    /// <summary>The message that it is about; null when it is about none.</summary>
    public Guid? MessageId { get; init; }

    public string ByName { get; init; } = "";
    public string? Words { get; init; }
    public bool Read { get; init; }
}
