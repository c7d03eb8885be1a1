using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Two contacts turn out to be one person: identities, threads, calls and tickets go to the one that stays.</summary>
internal sealed class Joining(HelpdeskDb db, Actor by, DateTimeOffset now)
{
    /// <summary>
    /// Joins who was known by an opaque id alone and is now told together with a phone that another contact writes from, or has on record
    /// (providers: the hidden id stays, the number is shown only sometimes). Somebody with a number or a customer of their own is left alone.
    /// </summary>
    public async Task JoinToldAsync(IReadOnlyCollection<Arrival> arrivals)
    {
        foreach (var arrival in arrivals)
        {
            if (arrival.Incoming is IdentityChange change) await JoinMovedAsync(arrival, change);
        }

        var told = arrivals.Select(ToldIds.Of).OfType<ToldIds>().Distinct().ToList();
        if (told.Count == 0) return;

        var (channels, values) = (told.ConvertAll(t => t.Channel), told.SelectMany(t => new[] { t.UserId, t.Phone }).ToList());
        var known = await db.ContactIdentities.AsNoTracking().Where(i => channels.Contains(i.ChannelId) && values.Contains(i.Value))
            .ToDictionaryAsync(i => (i.ChannelId, i.Value), i => i.ContactId);
        foreach (var ids in told)
        {
            if (!known.TryGetValue((ids.Channel, ids.UserId), out var hidden)) continue;

            var shown = known.TryGetValue((ids.Channel, ids.Phone), out var writer) ? writer : await OnRecordAsync(ids.Phone);
            if (shown is { } into && into != hidden) await JoinHiddenAsync(ids, hidden, into);
        }
    }

    /// <summary>Within the caller's transaction: it saves between its steps.</summary>
    public async Task JoinAsync(Contact from, Contact into)
    {
        foreach (var thread in await ThreadsOf(from).ToListAsync())
        {
            if (await ThreadsOf(into).SingleOrDefaultAsync(c => c.ChannelId == thread.ChannelId) is { } other) await JoinAsync(thread, other, into);
            else thread.BelongTo(into.Id);
        }

        foreach (var ticket in await db.Tickets.Where(t => t.ContactId == from.Id).ToListAsync()) ticket.Follow(into.Id, ticket.ConversationId);
        await IdentifyAsync(into);
        foreach (var identity in await db.ContactIdentities.Where(i => i.ContactId == from.Id).ToListAsync()) identity.BelongTo(into.Id);
        await db.SaveChangesAsync();
        db.Contacts.Remove(from);
        await db.SaveChangesAsync();
    }

    /// <summary>Whoever alone has the number, as a message from it would find them.</summary>
    private async Task<Guid?> OnRecordAsync(string phone)
    {
        if (PhoneNumber.FromProvider(phone)?.Value is not { } number) return null;

        var people = await db.Contacts.Where(c => c.Phones.Any(p => p.Number == number))
            .Where(c => c.CustomerId == null || db.Customers.Any(customer => customer.Id == c.CustomerId && customer.Active)).Select(c => c.Id).Take(2).ToListAsync();
        return people is [var only] ? only : null;
    }

    private async Task JoinHiddenAsync(ToldIds told, Guid hidden, Guid shown)
    {
        var people = await db.Contacts.Include(c => c.Phones).Where(c => c.Id == hidden || c.Id == shown).ToListAsync();
        if (people.Find(c => c.Id == hidden) is not { Phones.Count: 0, CustomerId: null } from || people.Find(c => c.Id == shown) is not { } into) return;

        // A number that has an opaque id already was given to somebody else.
        var identities = await db.ContactIdentities.AsNoTracking().Where(i => i.ChannelId == told.Channel && i.ContactId == shown).ToListAsync();
        if (!Correspondents.IsAnother(into, identities, told.UserId)) await JoinAsync(from, into);
    }

    /// <summary>Who wrote from their new number before the provider told that they took it is one person, unless a person registered them as another.</summary>
    private async Task JoinMovedAsync(Arrival arrival, IdentityChange change)
    {
        var known = await Known.ReadAsync(db, [arrival], TimeSpan.Zero);
        var people = new Correspondents(db, known);
        if (people.Before(arrival, change) is not { } into || people.Find(arrival.Channel.Id, change.After) is not { Name: null } from || from == into) return;

        var number = PhoneNumber.FromProvider(change.After.Phone)?.Value;
        if (from.Phones.Any(p => p.Number != number) || (from.CustomerId is not null && from.CustomerId != into.CustomerId)) return;
        if (!await db.Tickets.AnyAsync(t => t.ContactId == from.Id && t.CustomerId != null && t.CustomerId != into.CustomerId)) await JoinAsync(from, into);
    }

    private IQueryable<Conversation> ThreadsOf(Contact contact) => db.Conversations.Where(c => c.ContactId == contact.Id);

    private async Task JoinAsync(Conversation from, Conversation into, Contact person)
    {
        await MergeOpenAsync(from, into);
        foreach (var ticket in await db.Tickets.Where(t => t.ConversationId == from.Id).ToListAsync()) ticket.Follow(person.Id, into.Id);
        await db.Messages.Where(m => m.ConversationId == from.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ConversationId, into.Id));
        await db.Calls.Where(c => c.ConversationId == from.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, into.Id));
        into.Absorb(from);
        await db.SaveChangesAsync();
        db.Conversations.Remove(from);
    }

    /// <summary>A conversation has one open ticket (contract 4.3): the older one goes on, with what was said in the other.</summary>
    private async Task MergeOpenAsync(Conversation from, Conversation into)
    {
        var open = await db.Tickets.Where(t => (t.ConversationId == from.Id || t.ConversationId == into.Id) && t.Status != TicketStatus.Done)
            .OrderBy(t => t.OpenedAt).ThenBy(t => t.Number).ToListAsync();
        if (open is not [var older, var younger]) return;

        younger.MergeInto(older, by, now);
        await db.Messages.Where(m => m.TicketId == younger.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.TicketId, older.Id));
        await db.SaveChangesAsync();
    }

    /// <summary>Work of somebody whom nobody knew becomes the customer's, unless they speak for several: then somebody was to be asked.</summary>
    private async Task IdentifyAsync(Contact contact)
    {
        if (contact.CustomerId is not { } customer || await Linking.SpeaksForSeveralAsync(db, contact)) return;

        var name = await db.Customers.Where(c => c.Id == customer).Select(c => c.LegalName).SingleAsync();
        await db.SaveChangesAsync();
        foreach (var ticket in await db.Tickets.Where(t => t.ContactId == contact.Id && t.CustomerId == null).ToListAsync())
        {
            ticket.LinkTo(customer, name, by, now);
        }
    }
}
