using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>What the phones remember from before this process: read once, so that the customer sees the past that the technician sees.</summary>
public sealed class PhoneMemory(Database database)
{
    private const int Most = 60;

    /// <summary>Everybody with a number, the latest conversation first.</summary>
    public Task<List<PhoneContact>> ContactsAsync() => database.ReadAsync(async db =>
    {
        var rows = await (
            from contact in db.Contacts
            from phone in contact.Phones
            join customer in db.Customers on contact.CustomerId equals customer.Id into customers
            from customer in customers.DefaultIfEmpty()
            where customer == null || customer.Active
            let last = db.Conversations.Where(c => c.ContactId == contact.Id).Max(c => c.LastMessageAt)
            orderby last == null, last descending, phone.Number
            select new { phone.Number, contact.Name, contact.ProfileName, Company = customer.TradeName ?? customer.LegalName }).ToListAsync();
        return rows.ConvertAll(r => new PhoneContact(r.Number, r.Name ?? r.ProfileName ?? r.Number, r.Company)).DistinctBy(c => c.Phone).ToList();
    });

    public Task<List<PhoneMessage>> MessagesAsync(string waId) => database.ReadAsync(async db =>
    {
        var rows = await (
            from message in db.Messages.Include(m => m.Attachments).Include(m => m.Reactions)
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            where conversation.Address == waId && message.ProviderId != null
                && (message.Direction == Direction.In || message.Direction == Direction.Out)
            orderby message.SentAt descending
            select message).Take(Most).AsSplitQuery().ToListAsync();
        rows.Reverse();
        return rows.ConvertAll(Remember);
    });

    private static PhoneMessage Remember(Message message) => new(
        message.ProviderId!, message.SentAt, message.Direction == Direction.In, TypeOf(message.Kind), message.DeletedAt is null ? message.Text : null)
    {
        Tick = message.Delivery switch
        {
            Delivery.None or Delivery.Read => PhoneTick.Read,
            Delivery.Delivered => PhoneTick.Delivered,
            Delivery.Failed => PhoneTick.Failed,
            _ => PhoneTick.Sent,
        },
        QuotedId = message.ReplyToProviderId,
        Callback = message.Direction == Direction.Out ? message.Id.ToString() : null,
        Reaction = message.Reactions.FirstOrDefault(r => !r.ByUs)?.Emoji,
        File = message.Attachments.Select(a => new PhoneFile(a.MediaId ?? "", a.ContentType, a.Name)).FirstOrDefault(),
    };

    private static string TypeOf(MessageKind kind) => kind switch
    {
        MessageKind.Voice => "audio",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
