using System.Linq.Expressions;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
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

    /// <summary>What Helpdesk heard the provider call whoever has this number; null where it heard nothing, or where they left the number.</summary>
    public async Task<string?> OpaqueIdAsync(PhoneWire wire, string waId)
    {
        var end = wire.OpaqueIds.EndOf(waId);
        var people = await PeopleAsync(wire, id => id.Value == waId || id.Value.EndsWith(end));
        return people.Where(ids => (ids.Find(IsNumber) ?? waId) == waId).SelectMany(ids => ids).FirstOrDefault(id => !IsNumber(id));
    }

    /// <summary>The number of whoever Helpdesk knows by this opaque id; null where they never showed it.</summary>
    public async Task<string?> NumberAsync(PhoneWire wire, string opaqueId) =>
        (await PeopleAsync(wire, id => id.Value == opaqueId)).SelectMany(ids => ids).FirstOrDefault(IsNumber);

    public Task<List<PhoneMessage>> MessagesAsync(PhoneWire wire, string waId, string opaqueId) => database.ReadAsync(async db =>
    {
        // Some providers add the kind of the id ("@c.us"). Where no wire is laid nothing was ever said.
        var (channel, marked) = (wire.Channel?.Id, $"{waId}@");
        var rows = await (
            from message in db.Messages.Include(m => m.Attachments).Include(m => m.Reactions)
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            where conversation.ChannelId == channel && (conversation.Address == waId || conversation.Address == opaqueId || conversation.Address.StartsWith(marked))
                && (message.ProviderId != null || message.SendId != null)
                && (message.Direction == Direction.In || message.Direction == Direction.Out)
            orderby message.SentAt descending
            select message).Take(Most).AsSplitQuery().ToListAsync();
        rows.Reverse();
        return rows.ConvertAll(Remember);
    });

    /// <summary>All ids on this channel of each person who has one like this, the latest first.</summary>
    private Task<List<List<string>>> PeopleAsync(PhoneWire wire, Expression<Func<ContactIdentity, bool>> like) => database.ReadAsync(async db =>
    {
        var channel = wire.Channel?.Id;
        var heard = db.ContactIdentities.Where(id => id.ChannelId == channel);
        var people = heard.Where(like).Select(id => id.ContactId);
        var ids = await heard.Where(id => people.Contains(id.ContactId)).OrderByDescending(id => id.SeenAt).ThenByDescending(id => id.Id).ToListAsync();
        return ids.GroupBy(id => id.ContactId, id => id.Value).Select(person => person.ToList()).ToList();
    });

    private static bool IsNumber(string id) => RawId.KindOf(id) == RawIdKind.Phone;

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
