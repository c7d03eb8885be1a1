using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Conversations;

/// <summary>The one page where you read all that happens when a customer writes: person, conversation, ticket, message.</summary>
/// <param name="reopening">How long after its end a ticket comes back.</param>
public sealed class Intake(HelpdeskDb db, Known known, TimeSpan reopening)
{
    private readonly Correspondents _correspondents = new(db, known);
    private readonly Updates _updates = new(known);

    public async Task HearAsync(Arrival arrival)
    {
        switch (arrival.Incoming)
        {
            case IncomingMessage message:
                await HearAsync(arrival, message);
                break;
            case IdentityChange change:
                await new Renaming(db, known, _correspondents).HearAsync(arrival, change);
                break;
            case ChannelNotice notice:
                db.ChannelRemarks.Add(new ChannelRemark(arrival.Channel.Id, notice));
                break;
            case ChannelState state:
                await HearAsync(arrival, state);
                break;
            case IncomingReceipt { Failure: { Kind: FailureKind.Credentials } failure }:
                // A provider that only passes on may take a message first and be refused later.
                _updates.Hear(arrival);
                await HearAsync(arrival, new ChannelState(false, failure.Words ?? failure.Code) { Account = arrival.Incoming.Account, At = arrival.At });
                break;
            case Ignored:
                break;
            default:
                _updates.Hear(arrival);
                break;
        }
    }

    /// <summary>What somebody says, or the card of their call. Null when it was heard before: the same provider id is one message.</summary>
    public async Task<Message?> HearAsync(Arrival arrival, IncomingMessage incoming)
    {
        if (Heard(arrival.Channel.Id, incoming) is { } heard)
        {
            heard.Identify(incoming.ProviderId);
            if (!incoming.Awaited) heard.Complete(incoming.Content);
            return null;
        }

        var conversation = incoming.GroupId is { } group
            ? _correspondents.Group(arrival, group)
            : await _correspondents.ConversationAsync(arrival, incoming.Party);
        var ticket = TicketFor(arrival, incoming, conversation);
        var message = new Message(
            Ids.New(arrival.ReceivedAt), conversation, ticket?.Id, incoming.Echo ? Direction.Out : Direction.In,
            incoming.Content, Author(incoming, conversation), arrival.At).CameAs(incoming);

        known.Add(message);
        if (incoming.Echo && conversation.IsAnsweredBy(message)) ticket?.Answered(arrival.At);
        conversation.Hear(message);
        _updates.ApplyWaiting(message);
        return message;
    }

    private async Task HearAsync(Arrival arrival, ChannelState state) => (await db.Channels.FindAsync(arrival.Channel.Id))?.Hear(state);

    private Message? Heard(Guid channel, IncomingMessage incoming) =>
        known.Message(channel, incoming.ProviderId) ?? (incoming.SendId is { } request ? known.Message(channel, request) : null);

    /// <summary>
    /// Contract 4.2 and 4.5: the open ticket takes it; soon after the end the ticket comes back, unless it is only a thank-you; else a
    /// new one opens. What we said ourselves, and groups that are no customer's, open nothing.
    /// </summary>
    private Ticket? TicketFor(Arrival arrival, IncomingMessage incoming, Conversation conversation)
    {
        var latest = known.LatestTicket(conversation.Id);
        if (latest is { IsOpen: true })
        {
            if (!incoming.Echo && !Courtesy.Is(incoming.Content)) Resume(latest, Author(incoming, conversation), arrival.ReceivedAt);
            return latest;
        }

        var recent = latest is not null && arrival.At < latest.ResolvedAt + reopening ? latest : null;
        if (incoming.Echo || !incoming.OpensTicket) return recent;
        if (conversation.GroupId is not null && conversation.GroupCustomerId is null) return null;
        if (recent is null) return Open(arrival, incoming, conversation);

        if (Courtesy.Is(incoming.Content)) return recent;

        recent.Reopen(Author(incoming, conversation), arrival.ReceivedAt);
        conversation.WaitAnew();
        return recent;
    }

    /// <summary>What waited for the customer, or was put off, is our turn again.</summary>
    private static void Resume(Ticket ticket, Actor by, DateTimeOffset now)
    {
        ticket.GoOn(by, now);
        ticket.Wake(by, now);
    }

    private Ticket Open(Arrival arrival, IncomingMessage incoming, Conversation conversation)
    {
        var contact = conversation.ContactId is { } id ? known.Contact(id) : null;
        var origin = incoming.Content.Kind == MessageKind.Call ? TicketOrigin.Call : TicketOrigin.Message;
        var ticket = new Ticket(
            new TicketOpening(origin, Subject(incoming.Content))
            {
                ConversationId = conversation.Id,
                SaidAt = arrival.At,
                ContactId = contact?.Id,
                CustomerId = contact is null ? conversation.GroupCustomerId : CustomerOf(contact, conversation),
            },
            Author(incoming, conversation),
            arrival.ReceivedAt);
        known.Add(ticket);
        conversation.WaitAnew();
        return ticket;
    }

    /// <summary>Whoever answers for several customers is asked for whom, even if they stood with one of them first; the last answer counts.</summary>
    private Guid? CustomerOf(Contact contact, Conversation conversation) =>
        conversation.PickedCustomerId ?? (known.SpeaksForSeveral(contact) ? null : contact.CustomerId);

    private Actor Author(IncomingMessage incoming, Conversation conversation)
    {
        if (incoming.Echo) return new Actor(ActorKind.Phone, null, "");

        var contact = conversation.ContactId is { } id ? known.Contact(id) : null;
        return new Actor(ActorKind.Contact, contact?.Id, contact?.Name ?? incoming.Party.Name ?? contact?.ProfileName ?? Shown(incoming.Party.Phone));
    }

    private static string Shown(string? phone) => PhoneNumber.FromProvider(phone)?.Display ?? phone ?? "";

    /// <summary>The first line that the customer wrote; without words the ticket has no subject until somebody gives it one.</summary>
    private static string Subject(Content content)
    {
        var line = (content.Text ?? "").Split('\n', 2)[0].Trim();
        return Checked.Cut(line, SubjectLength)!;
    }

    private const int SubjectLength = 120;
}
