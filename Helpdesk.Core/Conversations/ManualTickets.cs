using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Work that somebody of ours writes down, without the customer having written or called.</summary>
public sealed class ManualTickets(Database database, ChannelDirectory channels, TimeProvider time)
{
    /// <returns>The ticket's number.</returns>
    /// <exception cref="RefusedException">A field is wrong, the customer left, or the conversation with this number has an open ticket.</exception>
    public async Task<long> OpenAsync(ManualTicket wanted, Actor by)
    {
        var number = Phone(wanted.ContactPhone);
        if (number is null && wanted.Customer is null) throw new RefusedException(Refusal.FieldMissing) { Field = "customer" };

        var id = await database.ChangeAsync(async db =>
        {
            var customer = wanted.Customer is null ? null : await CustomerAsync(db, wanted.Customer);
            var thread = number is null ? null : await ThreadAsync(db, number, customer, by);
            var ticket = await NewAsync(db, wanted, thread, customer, by);
            db.Tickets.Add(ticket);
            return ticket.Id;
        });
        return await database.ReadAsync(db => db.Tickets.Where(t => t.Id == id).Select(t => t.Number).SingleAsync());
    }

    private static PhoneNumber? Phone(string? typed) => string.IsNullOrWhiteSpace(typed)
        ? null
        : PhoneNumber.FromTyped(typed) ?? throw new RefusedException(Refusal.PhoneInvalid, Checked.Cut(typed, Limits.Key)!) { Field = "contactPhone" };

    private static async Task<Customer> CustomerAsync(HelpdeskDb db, string externalId)
    {
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.ExternalId == externalId)
            ?? throw new RefusedException(Refusal.UnknownCustomer, Checked.Cut(externalId, Limits.Key)!) { Field = "customer" };
        return customer.Active ? customer : throw new RefusedException(Refusal.CustomerInactive) { Field = "customer" };
    }

    private async Task<Ticket> NewAsync(HelpdeskDb db, ManualTicket wanted, Thread? thread, Customer? customer, Actor by) => new(
        new TicketOpening(TicketOrigin.Manual, TicketCatalogue.Subject(wanted.Subject))
        {
            ConversationId = thread?.Conversation?.Id,
            ContactId = thread?.Contact.Id,
            CustomerId = customer?.Id ?? thread?.Contact.CustomerId,
            TypeKey = await TicketCatalogue.TypeAsync(db, wanted.Type),
            ModuleKey = await TicketCatalogue.ModuleAsync(db, wanted.Module),
            Priority = wanted.Priority,
        },
        by,
        time.GetUtcNow());

    /// <summary>The conversation that this number has, or could have: whoever answers the ticket writes into it.</summary>
    private async Task<Thread> ThreadAsync(HelpdeskDb db, PhoneNumber number, Customer? customer, Actor by)
    {
        var contacts = await db.Contacts.Include(c => c.Phones).Where(c => c.Phones.Any(p => p.Number == number.Value)).OrderBy(c => c.Id).ToListAsync();
        var ids = contacts.ConvertAll(c => c.Id);
        var conversations = await db.Conversations.Where(c => ids.Contains(c.ContactId!.Value)).OrderByDescending(c => c.LastMessageAt ?? DateTimeOffset.MinValue).ToListAsync();
        await RefuseSecondAsync(db, conversations);

        var latest = conversations.FirstOrDefault();
        var contact = latest is null ? Pick(contacts, customer) : contacts.Find(c => c.Id == latest.ContactId);
        if (contact is null) db.Contacts.Add(contact = NewContact(number));
        if (customer is not null && contact.CustomerId is null) await AdoptAsync(db, customer, contact, by);
        return new Thread(contact, latest ?? Begin(db, contact, number));
    }

    private static async Task RefuseSecondAsync(HelpdeskDb db, List<Conversation> conversations)
    {
        var ids = conversations.ConvertAll(c => c.Id);
        var open = await db.Tickets.Where(t => ids.Contains(t.ConversationId!.Value) && t.Status != TicketStatus.Done).Select(t => (long?)t.Number).FirstOrDefaultAsync();
        if (open is not null) throw new RefusedException(Refusal.ConversationHasOpenTicket, open) { Field = "contactPhone" };
    }

    /// <summary>Of several people on one number that of the customer; without a customer nobody is preferred in silence.</summary>
    private static Contact? Pick(List<Contact> contacts, Customer? customer)
    {
        if (customer is not null) return contacts.Find(c => c.CustomerId == customer.Id) ?? contacts.Find(c => c.CustomerId is null);

        return contacts.Select(c => c.CustomerId).OfType<Guid>().Distinct().Count() == 1
            ? contacts.Find(c => c.CustomerId is not null)
            : contacts.Find(c => c.CustomerId is null);
    }

    private Contact NewContact(PhoneNumber number)
    {
        var contact = new Contact(null, time.GetUtcNow());
        contact.AnswerOn(number);
        return contact;
    }

    private async Task AdoptAsync(HelpdeskDb db, Customer customer, Contact contact, Actor by)
    {
        var now = time.GetUtcNow();
        customer.Adopt(contact);
        customer.Touch(now);
        foreach (var earlier in await db.Tickets.Where(t => t.ContactId == contact.Id && t.CustomerId == null).ToListAsync())
        {
            earlier.LinkTo(customer.Id, customer.ShownName, by, now);
        }
    }

    /// <summary>Null when there is no channel, or when nobody can say which of several it should be.</summary>
    private Conversation? Begin(HelpdeskDb db, Contact contact, PhoneNumber number)
    {
        if (channels.All.Where(c => c.Active).ToList() is not [var only]) return null;

        var conversation = new Conversation(only.Id, contact.Id, groupId: null, number.Value[1..]);
        db.Conversations.Add(conversation);
        return conversation;
    }

    private sealed record Thread(Contact Contact, Conversation? Conversation);
}

/// <param name="Customer">The ERP's key; null when only the number is known.</param>
/// <param name="ContactPhone">As typed; null when nobody is to be written to.</param>
public sealed record ManualTicket(string? Customer, string? ContactPhone, string? Subject)
{
    public string? Type { get; init; }
    public string? Module { get; init; }
    public Priority Priority { get; init; } = Priority.Normal;
}
