using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>What the phones remember from before this process: read once, so that the customer sees the past that the technician sees.</summary>
public sealed class PhoneMemory(Database database, PhoneFiles files)
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

    public Task<List<PhoneMessage>> MessagesAsync(PhoneWire wire, PhoneContact contact) => database.ReadAsync(async db =>
    {
        // Some providers add the kind of the id ("@c.us"). Where no wire is laid nothing was ever said.
        var (channel, plain, marked) = (wire.Channel?.Id, contact.WaId, $"{contact.WaId}@");
        var rows = await (
            from message in db.Messages.Include(m => m.Attachments).Include(m => m.Reactions)
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            where conversation.ChannelId == channel && (conversation.Address == plain || conversation.Address.StartsWith(marked))
                && (message.ProviderId != null || message.SendId != null)
                && (message.Direction == Direction.In || message.Direction == Direction.Out)
            orderby message.SentAt descending
            select message).Take(Most).AsSplitQuery().ToListAsync();
        rows.Reverse();
        return rows.ConvertAll(Remember);
    });

    private PhoneMessage Remember(Message message) => new(
        (message.ProviderId ?? message.SendId)!, message.SentAt, message.Direction == Direction.In, message.Kind, message.Text)
    {
        Tick = message.Delivery switch
        {
            Delivery.None or Delivery.Read => PhoneTick.Read,
            Delivery.Delivered => PhoneTick.Delivered,
            Delivery.Failed => PhoneTick.Failed,
            _ => PhoneTick.Sent,
        },
        QuotedId = message.ReplyToProviderId,
        SendId = message.SendId,
        Callback = message.Direction == Direction.Out ? message.Id.ToString() : null,
        Reaction = message.Reactions.FirstOrDefault(r => r.ByUs == (message.Direction == Direction.In))?.Emoji,
        Edited = message.EditedAt is not null,
        Deleted = message.DeletedAt is not null,
        File = message.Attachments.Select(FileOf).FirstOrDefault(),
    };

    // Null when it was sent before this process: the fake providers remember nothing.
    private PhoneFile? FileOf(Attachment attachment) =>
        (PhoneFiles.IdIn(attachment.MediaId) ?? attachment.MediaId) is { } id && files.Find(id) is { } file ? new PhoneFile(id, file.ContentType, attachment.Name) : null;
}
