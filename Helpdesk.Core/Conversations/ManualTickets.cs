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

        var channel = ChannelOf(wanted.Channel);
        var id = await database.ChangeAsync(async db =>
        {
            var customer = wanted.Customer is null ? null : await CustomerAsync(db, wanted.Customer);
            var thread = number is null ? null : await ThreadsIn(db, by).OfAsync(number, customer, channel);
            var ticket = await NewAsync(db, wanted, thread, customer, by);
            db.Tickets.Add(ticket);
            return ticket.Id;
        });
        return await database.ReadAsync(db => db.Tickets.Where(t => t.Id == id).Select(t => t.Number).SingleAsync());
    }

    /// <summary>Work that was written down gets the conversation with this number, so that the customer can be written to.</summary>
    /// <param name="channel">Where to write; null takes the conversation that was used last, else the only channel.</param>
    /// <exception cref="RefusedException">It is done or has a conversation, the number is wrong, nobody said which channel, or the conversation has an open ticket.</exception>
    public Task StartConversationAsync(Guid ticketId, string phone, string? channel, Actor by)
    {
        var number = Phone(phone) ?? throw new RefusedException(Refusal.FieldMissing) { Field = "contactPhone" };
        var where = ChannelOf(channel);
        return database.ChangeAsync(async db =>
        {
            var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
            if (!ticket.IsOpen) throw new RefusedException(Refusal.TicketDone, ticket.Number);
            if (ticket.ConversationId is not null) throw new RefusedException(Refusal.ConversationAlready, ticket.Number);

            var customer = ticket.CustomerId is { } id ? await db.Customers.SingleAsync(c => c.Id == id) : null;
            var thread = await ThreadsIn(db, by).OfAsync(number, customer, where);
            if (thread.Conversation is null) throw new RefusedException(Refusal.ChannelNotChosen) { Field = "channel" };

            ticket.BeginConversation(thread.Contact.Id, thread.Conversation.Id, number.Display, by, time.GetUtcNow());
        });
    }

    private NumberThreads ThreadsIn(HelpdeskDb db, Actor by) => new(db, channels, by, time.GetUtcNow());

    private static PhoneNumber? Phone(string? typed) => string.IsNullOrWhiteSpace(typed)
        ? null
        : PhoneNumber.FromTyped(typed) ?? throw new RefusedException(Refusal.PhoneInvalid, Checked.Cut(typed, Limits.Key)!) { Field = "contactPhone" };

    private ChannelAccess? ChannelOf(string? key)
    {
        if (string.IsNullOrEmpty(key)) return null;

        var channel = channels.Find(key) ?? throw new RefusedException(Refusal.ChannelGone) { Field = "channel" };
        return channel.Active ? channel : throw new RefusedException(Refusal.ChannelInactive) { Field = "channel" };
    }

    private static async Task<Customer> CustomerAsync(HelpdeskDb db, string externalId)
    {
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.ExternalId == externalId)
            ?? throw new RefusedException(Refusal.UnknownCustomer, Checked.Cut(externalId, Limits.Key)!) { Field = "customer" };
        return customer.Active ? customer : throw new RefusedException(Refusal.CustomerInactive) { Field = "customer" };
    }

    private async Task<Ticket> NewAsync(HelpdeskDb db, ManualTicket wanted, NumberThread? thread, Customer? customer, Actor by) => new(
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
}

/// <param name="Customer">The ERP's key; null when only the number is known.</param>
/// <param name="ContactPhone">As typed; null when nobody is to be written to.</param>
public sealed record ManualTicket(string? Customer, string? ContactPhone, string? Subject)
{
    /// <summary>Where to write; null takes the conversation that was used last, else the only channel.</summary>
    public string? Channel { get; init; }

    public string? Type { get; init; }
    public string? Module { get; init; }
    public Priority Priority { get; init; } = Priority.Normal;
}
