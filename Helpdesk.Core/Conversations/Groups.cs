using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>WhatsApp groups that our numbers are in: what is said there opens tickets once a group is a customer's (contract 4.5).</summary>
public sealed class Groups(Database database, TimeProvider time)
{
    private const int LastMessages = 20;
    private const int Preview = 160;

    /// <summary>Those where something was said last come first.</summary>
    public Task<List<GroupLine>> ListAsync(int skip, int most) => database.ReadAsync(db =>
        LinesAsync(db, All(db).OrderByDescending(c => c.LastMessageAt ?? DateTimeOffset.MinValue).ThenBy(c => c.Id).Skip(skip).Take(Math.Min(most, Limits.Page))));

    /// <summary>These, as they are now; a conversation that is no group is left out.</summary>
    public Task<List<GroupLine>> ReadAsync(IReadOnlyCollection<Guid> conversations) =>
        database.ReadAsync(db => LinesAsync(db, db.Conversations.Where(c => conversations.Contains(c.Id) && c.GroupId != null)));

    /// <summary>From now on what is said there opens tickets of this customer; with null it opens none. Tickets that are open stay as they are.</summary>
    /// <exception cref="RefusedException">There is no such group or active customer.</exception>
    public Task LinkAsync(Guid conversationId, Guid? customerId, Actor by) => database.ChangeAsync(async db =>
    {
        var group = await db.Conversations.SingleOrDefaultAsync(c => c.Id == conversationId && c.GroupId != null) ?? throw new RefusedException(Refusal.GroupGone);
        if (group.GroupCustomerId == customerId) return;

        if (customerId is { } id && !await db.Customers.AnyAsync(c => c.Id == id && c.Active)) throw new RefusedException(Refusal.CustomerInactive);
        var people = string.Join(", ", await PeopleAsync(db, group.Id));
        if (group.GroupCustomerId is { } before) Write(db, before, people, null, by);
        if (customerId is { } after) Write(db, after, null, people, by);
        group.LinkGroupTo(customerId);
    });

    private void Write(HelpdeskDb db, Guid customer, string? before, string? after, Actor by) =>
        db.CustomerChanges.Add(new CustomerChange(customer, new ChangedField("group", before, after), by, time.GetUtcNow()));

    /// <summary>By the channels' own index, so that the many private conversations are not read.</summary>
    private static IQueryable<Conversation> All(HelpdeskDb db) =>
        db.Channels.SelectMany(channel => db.Conversations.Where(c => c.ChannelId == channel.Id && c.GroupId != null));

    private static async Task<List<GroupLine>> LinesAsync(HelpdeskDb db, IQueryable<Conversation> groups)
    {
        var rows = await groups.Select(c => new
        {
            c.Id,
            c.LastMessageAt,
            c.GroupCustomerId,
            Channel = db.Channels.Where(h => h.Id == c.ChannelId).Select(h => h.DisplayName).Single(),
            Customer = db.Customers.Where(k => k.Id == c.GroupCustomerId).Select(k => k.TradeName ?? k.LegalName).FirstOrDefault(),
            Said = db.Messages.Where(m => m.Id == c.LastMessageId).Select(m => m.DeletedAt == null ? m.Text!.Substring(0, Preview) : null).FirstOrDefault(),
            Ticket = db.Tickets.Where(t => t.ConversationId == c.Id).OrderByDescending(t => t.OpenedAt).Select(t => (long?)t.Number).FirstOrDefault(),
            People = db.Messages.Where(m => m.ConversationId == c.Id && m.Direction == Direction.In).OrderByDescending(m => m.SentAt).Take(LastMessages).Select(m => m.AuthorName).ToList(),
        }).ToListAsync();
        return rows.ConvertAll(r => new GroupLine(r.Id, r.Channel, string.Join(", ", r.People.Distinct()))
        {
            LastAt = r.LastMessageAt,
            Said = r.Said,
            CustomerId = r.GroupCustomerId,
            CustomerName = r.Customer,
            LastTicket = r.Ticket,
        });
    }

    private static async Task<List<string>> PeopleAsync(HelpdeskDb db, Guid conversation) =>
        [.. (await db.Messages.Where(m => m.ConversationId == conversation && m.Direction == Direction.In).OrderByDescending(m => m.SentAt).Take(LastMessages)
            .Select(m => m.AuthorName).ToListAsync()).Distinct()];
}

/// <param name="People">Who wrote there lately: providers do not tell what a group is called.</param>
public sealed record GroupLine(Guid Id, string ChannelName, string People)
{
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The beginning of what was said last; null where it was no text.</summary>
    public string? Said { get; init; }

    public Guid? CustomerId { get; init; }
    public string? CustomerName { get; init; }
    public long? LastTicket { get; init; }
}
