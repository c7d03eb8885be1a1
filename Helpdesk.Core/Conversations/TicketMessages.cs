using System.Linq.Expressions;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>A message and the one that it quotes, if we know that one.</summary>
public sealed record MessageRecord(Message Message, Guid? ReplyTo);

/// <summary>What was said while a ticket was open, for programs.</summary>
public sealed class TicketMessages(Database database)
{
    /// <summary>Oldest first.</summary>
    public Task<Page<MessageRecord>> PageAsync(Guid ticketId, PagePoint? after, int most) => database.ReadAsync(async db =>
    {
        var messages = db.Messages.Where(m => m.TicketId == ticketId);
        if (after is not null)
        {
            messages = messages.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(after.At, after.Id)));
        }

        var rows = await Whole(messages.OrderBy(m => m.SentAt).ThenBy(m => m.Id).Take(most + 1)).Select(Record(db)).ToListAsync();
        return Page.Of(rows, most, r => new PagePoint(r.Message.SentAt, r.Message.Id));
    });

    public Task<MessageRecord> ReadAsync(Guid id) =>
        database.ReadAsync(db => Whole(db.Messages.Where(m => m.Id == id)).Select(Record(db)).SingleAsync());

    private static IQueryable<Message> Whole(IQueryable<Message> messages) => messages.Include(m => m.Attachments).Include(m => m.Reactions);

    private static Expression<Func<Message, MessageRecord>> Record(HelpdeskDb db) => message => new MessageRecord(
        message,
        db.Messages.Where(q => q.ChannelId == message.ChannelId && (q.ProviderId == message.ReplyToProviderId || q.SendId == message.ReplyToProviderId))
            .Select(q => (Guid?)q.Id).FirstOrDefault());
}
