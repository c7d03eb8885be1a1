using Helpdesk.Core.Calls;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>The views of the ticket list.</summary>
public enum TicketView
{
    Mine,
    Unassigned,
    Open,

    /// <summary>For the customer to answer, or for a moment to come.</summary>
    Waiting,

    Done,
}

/// <summary>Reads tickets for the console's list and the board.</summary>
public sealed class TicketRows(Database database)
{
    private const int PreviewLength = 160;

    /// <summary>The rows of a list in its order, after <paramref name="after"/> (null: from the top).</summary>
    public Task<List<TicketRow>> ListAsync(ListFilter filter, Guid me, TicketRow? after, int most) => database.ReadAsync(async db =>
    {
        var page = filter.PageOf(db, me, after, most);
        var rows = (await Rows(db, db.Tickets.Where(t => page.Contains(t.Id))).ToListAsync()).ConvertAll(ToRow);
        rows.Sort(filter.Compare);
        return rows;
    });

    /// <summary>These tickets, as they are now.</summary>
    public Task<List<TicketRow>> ReadAsync(IReadOnlyCollection<Guid> ids) => database.ReadAsync(async db =>
    {
        var rows = await Rows(db, db.Tickets.Where(t => ids.Contains(t.Id))).ToListAsync();
        return rows.ConvertAll(ToRow);
    });

    /// <summary>Null when there is no ticket of that number.</summary>
    public Task<TicketRow?> FindAsync(long number) => database.ReadAsync(async db =>
    {
        var row = await Rows(db, db.Tickets.Where(t => t.Number == number)).SingleOrDefaultAsync();
        return row is null ? null : ToRow(row);
    });

    /// <summary>The number of the ticket that was opened last; 0 when there is none.</summary>
    public Task<long> LatestNumberAsync() => database.ReadAsync(async db => await db.Tickets.MaxAsync(t => (long?)t.Number) ?? 0);

    /// <summary>The tickets whose rows show this conversation: what is said there changes their last line.</summary>
    public Task<List<TicketRow>> OfConversationAsync(Guid conversationId) => database.ReadAsync(async db =>
    {
        var rows = await Rows(db, db.Tickets.Where(t => t.ConversationId == conversationId))
            .OrderByDescending(r => r.Ticket.OpenedAt).Take(Limits.Page).ToListAsync();
        return rows.ConvertAll(ToRow);
    });

    /// <summary>How many tickets wait and for whom; of those done, the ones since <paramref name="today"/> began. The same for every viewer.</summary>
    public Task<DeskCounts> CountAsync(DateTimeOffset today) => database.ReadAsync(async db =>
    {
        var open = from ticket in db.Tickets
                   where ticket.Status != TicketStatus.Done
                   join conversation in db.Conversations on ticket.ConversationId equals conversation.Id into conversations
                   from conversation in conversations.DefaultIfEmpty()
                   let waits = ticket.WaitingOnCustomerSince != null || ticket.SnoozedUntil != null
                   select new { ticket.AssigneeId, Waits = waits ? 1 : 0, Unread = (int?)conversation.Unread ?? 0 };
        var loads = await open.GroupBy(t => t.AssigneeId).Select(g => new Load(g.Key, g.Count(), g.Sum(t => t.Waits), g.Sum(t => t.Unread))).ToListAsync();
        var done = await db.Tickets.CountAsync(t => t.Status == TicketStatus.Done && t.ResolvedAt >= today);
        return new DeskCounts(loads, done);
    });

    /// <summary>Whether a ticket belongs into a view.</summary>
    public static bool Holds(TicketView view, Guid me, TicketRow row) => view switch
    {
        TicketView.Mine => row.IsOurTurn && row.AssigneeId == me,
        TicketView.Unassigned => row.IsOurTurn && row.AssigneeId is null,
        TicketView.Open => row.Status != TicketStatus.Done,
        TicketView.Waiting => row.Status != TicketStatus.Done && !row.IsOurTurn,
        _ => row.Status == TicketStatus.Done,
    };

    internal static IQueryable<Ticket> Of(HelpdeskDb db, TicketView view, Guid me) => view switch
    {
        TicketView.Mine => OurTurn(db).Where(t => t.AssigneeId == me),
        TicketView.Unassigned => OurTurn(db).Where(t => t.AssigneeId == null),
        TicketView.Open => db.Tickets.Where(t => t.Status != TicketStatus.Done),
        TicketView.Waiting => db.Tickets.Where(t => t.Status != TicketStatus.Done && (t.WaitingOnCustomerSince != null || t.SnoozedUntil != null)),
        _ => db.Tickets.Where(t => t.Status == TicketStatus.Done),
    };

    private static IQueryable<Ticket> OurTurn(HelpdeskDb db) =>
        db.Tickets.Where(t => t.Status != TicketStatus.Done && t.WaitingOnCustomerSince == null && t.SnoozedUntil == null);

    private static IQueryable<Joined> Rows(HelpdeskDb db, IQueryable<Ticket> tickets) =>
        from ticket in tickets
        join conversation in db.Conversations on ticket.ConversationId equals conversation.Id into conversations
        from conversation in conversations.DefaultIfEmpty()
        join customer in db.Customers on ticket.CustomerId equals customer.Id into customers
        from customer in customers.DefaultIfEmpty()
        join contact in db.Contacts on ticket.ContactId equals contact.Id into contacts
        from contact in contacts.DefaultIfEmpty()
        join message in db.Messages on conversation.LastMessageId equals message.Id into messages
        from message in messages.DefaultIfEmpty()
        select new Joined
        {
            Ticket = ticket,
            Conversation = conversation,
            LastAt = ticket.Status == TicketStatus.Done ? ticket.ResolvedAt!.Value : conversation.LastMessageAt ?? ticket.OpenedAt,
            CustomerName = customer.TradeName ?? customer.LegalName,
            ContactName = contact.Name ?? contact.ProfileName,
            Phone = contact.Phones.OrderBy(p => p.Id).Select(p => p.Number).FirstOrDefault(),
            AssigneeName = ticket.Assignee!.Name,
            TypeName = db.TicketTypes.Where(t => t.Key == ticket.TypeKey).Select(t => t.Name).FirstOrDefault(),
            TypeNameEn = db.TicketTypes.Where(t => t.Key == ticket.TypeKey).Select(t => t.NameEn).FirstOrDefault(),
            ModuleName = db.Modules.Where(m => m.Key == ticket.ModuleKey).Select(m => m.Name).FirstOrDefault(),
            Happened = db.TicketEvents.Count(e => e.TicketId == ticket.Id),
            MergedInto = db.Tickets.Where(t => t.Id == ticket.MergedIntoId).Select(t => (long?)t.Number).FirstOrDefault(),
            MissedCallId = ticket.Status == TicketStatus.Done ? null : (
                from call in db.Calls
                where call.ConversationId == ticket.ConversationId && call.State == CallState.Missed && call.Inbound && call.CalledBackAt == null
                join card in db.Messages on call.MessageId equals card.Id
                where card.TicketId == ticket.Id
                orderby call.StartedAt descending
                select (Guid?)call.Id).FirstOrDefault(),
            Message = message,
            Text = message.Text!.Substring(0, PreviewLength),
        };

    private static TicketRow ToRow(Joined row) => new(row.Ticket.Id, row.Ticket.Number, row.Ticket.Status, row.Ticket.Priority)
    {
        TypeKey = row.Ticket.TypeKey,
        TypeName = row.TypeName,
        TypeNameEn = row.TypeNameEn,
        ModuleKey = row.Ticket.ModuleKey,
        ModuleName = row.ModuleName,
        Subject = row.Ticket.Subject,
        TagLines = string.Join('\n', row.Ticket.Tags),
        Happened = row.Happened,
        MergedInto = row.MergedInto,
        EscalationLevel = row.Ticket.EscalationLevel,
        Origin = row.Ticket.Origin,
        ConversationId = row.Ticket.ConversationId,
        ChannelId = row.Conversation?.ChannelId,
        ContactId = row.Ticket.ContactId,
        CustomerId = row.Ticket.CustomerId,
        CustomerName = row.CustomerName,
        ContactName = row.ContactName,
        Phone = Conversation.NumberOf(row.Conversation?.Address, row.Phone),
        AssigneeId = row.Ticket.AssigneeId,
        AssigneeName = row.AssigneeName,
        OpenedAt = row.Ticket.OpenedAt,
        ResolvedAt = row.Ticket.ResolvedAt,
        WaitingOnCustomerSince = row.Ticket.WaitingOnCustomerSince,
        SnoozedUntil = row.Ticket.SnoozedUntil,
        WaitingSince = row.Ticket.IsOpen ? row.Conversation?.WaitingSince : null,
        LastInboundAt = row.Conversation?.LastInboundAt,
        Unread = row.Ticket.IsOpen ? row.Conversation?.Unread ?? 0 : 0,
        LastAt = row.LastAt,
        MissedCallId = row.MissedCallId,
        Last = row.Message is null ? null : new LastLine(
            row.Message.Direction, row.Message.Kind, row.Message.Delivery, row.Message.DeletedAt is null ? row.Text : null,
            row.Message.DeletedAt is not null, row.Message.Details?.Call?.Outcome),
    };

    private sealed class Joined
    {
        public required Ticket Ticket { get; init; }
        public required Conversation? Conversation { get; init; }
        public required DateTimeOffset LastAt { get; init; }
        public required string? CustomerName { get; init; }
        public required string? ContactName { get; init; }
        public required string? Phone { get; init; }
        public required string? AssigneeName { get; init; }
        public required string? TypeName { get; init; }
        public required string? TypeNameEn { get; init; }
        public required string? ModuleName { get; init; }
        public required int Happened { get; init; }
        public required long? MergedInto { get; init; }
        public required Guid? MissedCallId { get; init; }
        public required Message? Message { get; init; }
        public required string? Text { get; init; }
    }
}
