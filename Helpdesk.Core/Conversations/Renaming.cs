using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Somebody goes by other ids from now on, mostly because they took another number. Whoever gets the one they left is somebody else.</summary>
internal sealed class Renaming(HelpdeskDb db, Known known, Correspondents correspondents)
{
    /// <summary>Learns the new ids, forgets the number that was left, and says so in the conversation. What was heard before changes nothing.</summary>
    public async Task HearAsync(Arrival arrival, IdentityChange change)
    {
        var (before, after) = (correspondents.Before(arrival, change), correspondents.Find(arrival.Channel.Id, change.After));
        if (before is null ? after is null : after is not null && after != before) db.ChannelRemarks.Add(Remark(arrival, change));
        else if (before is not null && IsNews(arrival, change, before)) await RenameAsync(arrival, change, before);
    }

    /// <summary>The number that was left, and the one that was taken; null where it is the same, or is not told.</summary>
    private static (PhoneNumber? Left, PhoneNumber? Taken) Numbers(IdentityChange change)
    {
        var (left, taken) = (PhoneNumber.FromProvider(change.Before.Phone), PhoneNumber.FromProvider(change.After.Phone));
        return left is null || taken is null || left == taken ? (null, null) : (left, taken);
    }

    private async Task RenameAsync(Arrival arrival, IdentityChange change, Contact person)
    {
        var (left, taken) = Numbers(change);
        if (left is not null && taken is not null) await MoveAsync(person, left, taken, arrival.ReceivedAt);
        await correspondents.LearnAsync(arrival, person, change.After);
        if (known.ConversationWith(arrival.Channel.Id, person.Id) is not { } conversation) return;

        conversation.AnswerTo(change.After.Phone ?? change.After.UserId ?? conversation.Address);

        // An opaque id that changes behind the same number is nothing that people see.
        if (change.Before.Phone != change.After.Phone) Say(arrival, change, conversation);
    }

    private bool IsNews(Arrival arrival, IdentityChange change, Contact person) =>
        Correspondents.Ids(change.After).Any(id => known.Identity(arrival.Channel.Id, id) is null)
        || (Numbers(change).Left is { } left && person.Phones.Any(p => p.Number == left.Value));

    /// <summary>Everybody who is registered with the number moves: who spoke for several customers speaks for them still.</summary>
    private async Task MoveAsync(Contact person, PhoneNumber left, PhoneNumber taken, DateTimeOffset now)
    {
        List<Contact> people = [.. known.ContactsOn(left).Where(c => c.CustomerId is not null).Append(person).Distinct()];
        var owners = people.Select(c => c.CustomerId).OfType<Guid>().ToList();
        var customers = await db.Customers.Where(c => owners.Contains(c.Id)).ToListAsync();
        var pictures = customers.ConvertAll(CustomerPicture.Of);
        foreach (var one in people) one.Move(left, taken);
        foreach (var (customer, picture) in customers.Zip(pictures))
        {
            customer.Touch(now);
            db.CustomerChanges.AddRange(picture.ChangesTo(CustomerPicture.Of(customer)).Select(field => new CustomerChange(customer.Id, field, Actor.Clock, now)));
        }

        foreach (var identity in await db.ContactIdentities.Where(i => i.ContactId == person.Id).ToListAsync())
        {
            if (PhoneNumber.FromProvider(identity.Value) == left) known.Remove(identity);
        }

        foreach (var thread in await db.Conversations.Where(c => c.ContactId == person.Id).ToListAsync())
        {
            if (PhoneNumber.FromProvider(thread.Address) == left) thread.AnswerTo(taken.Value[1..]);
        }
    }

    private void Say(Arrival arrival, IdentityChange change, Conversation conversation) => known.Add(new Message(
        Ids.New(arrival.ReceivedAt), conversation, known.LatestTicket(conversation.Id)?.Id, Direction.System,
        new Content(MessageKind.Text, change.Text)
        {
            Details = new MessageDetails { Moved = new Moved(change.Before.Phone ?? change.Before.UserId, change.After.Phone ?? change.After.UserId) },
        },
        Actor.Clock, arrival.At));

    /// <summary>Nobody is known by these ids, or two people are whom only a person's word may join: administrators read of it.</summary>
    private static ChannelRemark Remark(Arrival arrival, IdentityChange change) => new(arrival.Channel.Id, new ChannelNotice(
        "identity_changed",
        change.Text.Length > 0 ? change.Text : $"{string.Join(' ', Correspondents.Ids(change.Before))} -> {string.Join(' ', Correspondents.Ids(change.After))}")
    {
        Account = change.Account,
        At = arrival.At,
    });
}
