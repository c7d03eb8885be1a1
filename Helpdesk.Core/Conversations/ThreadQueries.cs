using System.Linq.Expressions;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Reads a thread backwards, page by page: the newest first, older ones as one scrolls.</summary>
public sealed class ThreadQueries(Database database)
{
    /// <summary>
    /// Up to <paramref name="most"/> messages before <paramref name="before"/> (null: the newest), oldest first, with the lines of the
    /// trail that fall between them.
    /// </summary>
    public Task<ThreadPage> PageAsync(Guid conversationId, ThreadItem? before, int most) => database.ReadAsync(async db =>
    {
        var messages = db.Messages.Where(m => m.ConversationId == conversationId);
        if (before is not null) messages = messages.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(before.At, before.Id)));

        var rows = await messages.OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).Take(most + 1).Select(Row(db)).ToListAsync();
        var hasOlder = rows.Count > most;
        if (hasOlder) rows.RemoveAt(most);

        var since = hasOlder ? rows[^1].Message.SentAt : DateTimeOffset.MinValue;
        var trail = await TrailAsync(db, conversationId, since, before?.At ?? DateTimeOffset.MaxValue, most);
        return new ThreadPage(Merge(rows.Select(r => r.ToBubble()), trail), hasOlder);
    });

    /// <summary>These bubbles, as they are now.</summary>
    public Task<List<Bubble>> BubblesAsync(IReadOnlyCollection<Guid> ids) => database.ReadAsync(async db =>
    {
        var rows = await db.Messages.Where(m => ids.Contains(m.Id)).Select(Row(db)).ToListAsync();
        return rows.ConvertAll(r => r.ToBubble());
    });

    /// <summary>The lines of the trail since then, for a thread that is on the screen.</summary>
    public Task<List<TrailLine>> TrailSinceAsync(Guid conversationId, DateTimeOffset since) =>
        database.ReadAsync(db => TrailAsync(db, conversationId, since, DateTimeOffset.MaxValue, Limits.Page));

    /// <summary>So much work before a moment may still show in the thread then; of a contact with thousands of tickets the others are not looked at.</summary>
    private const int MostTickets = 200;

    // How a call went stands on its card already.
    private static readonly TicketEventKind[] OnCards = [TicketEventKind.CallTaken, TicketEventKind.CallEnded, TicketEventKind.CallMissed];

    private static Task<List<TrailLine>> TrailAsync(HelpdeskDb db, Guid conversationId, DateTimeOffset since, DateTimeOffset until, int most) => (
        from ticket in db.Tickets.Where(t => t.ConversationId == conversationId && t.OpenedAt < until).OrderByDescending(t => t.OpenedAt).Take(MostTickets)
        join happened in db.TicketEvents on ticket.Id equals happened.TicketId
        where happened.At >= since && happened.At < until && !OnCards.Contains(happened.Kind)
        orderby happened.At descending
        select new TrailLine(
            happened.Id, happened.At, ticket.Number, happened.Kind, happened.ActorKind, happened.ActorId, happened.ActorName, happened.Before, happened.After, happened.Remark))
        .Take(most).ToListAsync();

    private static List<ThreadItem> Merge(IEnumerable<Bubble> bubbles, IEnumerable<TrailLine> trail) =>
        [.. bubbles.Concat<ThreadItem>(trail).OrderBy(item => item.At).ThenBy(item => item is Bubble).ThenBy(item => item.Id)];

    private static Expression<Func<Message, BubbleRow>> Row(HelpdeskDb db) => message => new BubbleRow
    {
        Message = message,
        Reactions = message.Reactions.ToList(),
        // All, though one is shown: asked for the first, EF numbers the files of all messages there are.
        Files = message.Attachments.Select(a => new BubbleFile(a.Id, a.Name, a.ContentType, a.Size, a.State)).ToList(),
        // Without the first condition nothing equals nothing, and no index serves that.
        Quoted = db.Messages
            .Where(q => message.ReplyToProviderId != null && q.ChannelId == message.ChannelId && (q.ProviderId == message.ReplyToProviderId || q.SendId == message.ReplyToProviderId))
            .Select(q => new BubbleQuote(q.Id, q.AuthorName, q.Direction, q.Kind, q.DeletedAt == null ? q.Text : null)).FirstOrDefault(),
    };

    private sealed class BubbleRow
    {
        public required Message Message { get; init; }
        public required List<Reaction> Reactions { get; init; }
        public required List<BubbleFile> Files { get; init; }
        public required BubbleQuote? Quoted { get; init; }

        private Reaction? Ours => Reactions.Find(r => r.ByUs);

        public Bubble ToBubble() =>
            new(Message.Id, Message.SentAt, Message.Direction, Message.Kind, Message.DeletedAt is null ? Message.Text : null)
            {
                AuthorName = Message.AuthorName,
                AuthorKind = Message.AuthorKind,
                AuthorId = Message.AuthorId,
                Delivery = Message.Delivery,
                FailureKind = Message.FailureKind,
                FailureWords = Message.FailureWords,
                Details = Message.DeletedAt is null ? Message.Details : null,
                Quote = Quoted ?? (Message.ReplyToProviderId is null ? null : new BubbleQuote(null, null, null, null, null)),
                File = Message.DeletedAt is null ? Files.FirstOrDefault() : null,
                TheirReaction = Reactions.Find(r => !r.ByUs)?.Emoji,
                OurReaction = Ours?.Emoji,
                OurReactionDelivery = Ours?.Delivery ?? Delivery.None,
                OurReactionFailure = Ours?.FailureWords,
                Forwarded = Message.Forwarded,
                Edited = Message.EditedAt is not null,
                Deleted = Message.DeletedAt is not null,
            };
    }
}

/// <param name="Items">Oldest first.</param>
/// <param name="HasOlder">Whether there is more before them.</param>
public sealed record ThreadPage(IReadOnlyList<ThreadItem> Items, bool HasOlder);
