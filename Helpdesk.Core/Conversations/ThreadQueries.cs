using System.Linq.Expressions;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Reads a thread page by page: the newest first and backwards as one scrolls, or from a message that was found in both directions.</summary>
public sealed class ThreadQueries(Database database)
{
    /// <summary>
    /// Up to <paramref name="most"/> messages before <paramref name="before"/> (null: the newest), oldest first, with the lines of the
    /// trail that fall between them.
    /// </summary>
    public async Task<ThreadPage> PageAsync(Guid conversationId, ThreadItem? before, int most)
    {
        // Side by side, for with this every ticket opens. The trail's newest lines are read, and those from before the page left out.
        var older = database.ReadAsync(db => OlderAsync(db, conversationId, before?.At, before?.Id, most));
        var latest = database.ReadAsync(db => TrailAsync(db, conversationId, DateTimeOffset.MinValue, before?.At ?? DateTimeOffset.MaxValue, most));
        await Task.WhenAll(older, latest);
        var (rows, hasOlder) = await older;
        var since = hasOlder ? rows[0].Message.SentAt : DateTimeOffset.MinValue;
        return new ThreadPage(Merge(rows.Select(r => r.ToBubble()), (await latest).Where(line => line.At >= since)), hasOlder);
    }

    /// <summary>Up to <paramref name="most"/> messages after <paramref name="after"/>, oldest first.</summary>
    public Task<ThreadPage> NewerAsync(Guid conversationId, ThreadItem after, int most) => database.ReadAsync(async db =>
    {
        var (rows, hasNewer) = await NewerAsync(db, conversationId, after.At, after.Id, most);
        var until = hasNewer ? rows[^1].Message.SentAt : DateTimeOffset.MaxValue;
        var trail = await TrailAsync(db, conversationId, after.At, until, Limits.Page);
        return new ThreadPage(Merge(rows.Select(r => r.ToBubble()), trail), false) { HasNewer = hasNewer };
    });

    /// <summary>What was said around a message, which is in it; null when the message is not in this thread.</summary>
    public Task<ThreadPage?> AroundAsync(Guid conversationId, Guid messageId, int most) => database.ReadAsync<ThreadPage?>(async db =>
    {
        var found = await db.Messages.Where(m => m.Id == messageId && m.ConversationId == conversationId).Select(m => new { m.SentAt }).SingleOrDefaultAsync();
        if (found is null) return null;

        var (older, hasOlder) = await OlderAsync(db, conversationId, found.SentAt, messageId, most / 2);
        var (newer, hasNewer) = await NewerAsync(db, conversationId, found.SentAt, messageId, most / 2);
        var itself = await db.Messages.Where(m => m.Id == messageId).Select(Row(db)).SingleAsync();
        List<BubbleRow> rows = [.. older, itself, .. newer];
        var until = hasNewer ? rows[^1].Message.SentAt : DateTimeOffset.MaxValue;
        var since = hasOlder ? rows[0].Message.SentAt : DateTimeOffset.MinValue;
        var trail = await TrailAsync(db, conversationId, since, until, most);
        return new ThreadPage(Merge(rows.Select(r => r.ToBubble()), trail), hasOlder) { HasNewer = hasNewer };
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

    /// <summary>Oldest first, and whether there are more before them.</summary>
    private static async Task<(List<BubbleRow> Rows, bool More)> OlderAsync(HelpdeskDb db, Guid conversationId, DateTimeOffset? at, Guid? id, int most)
    {
        var messages = db.Messages.Where(m => m.ConversationId == conversationId);
        if (at is not null) messages = messages.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(at.Value, id!.Value)));
        var rows = await messages.OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).Take(most + 1).Select(Row(db)).ToListAsync();
        rows.Reverse();
        return rows.Count > most ? (rows[1..], true) : (rows, false);
    }

    private static async Task<(List<BubbleRow> Rows, bool More)> NewerAsync(HelpdeskDb db, Guid conversationId, DateTimeOffset at, Guid id, int most)
    {
        var messages = db.Messages.Where(m => m.ConversationId == conversationId && EF.Functions.GreaterThan(ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(at, id)));
        var rows = await messages.OrderBy(m => m.SentAt).ThenBy(m => m.Id).Take(most + 1).Select(Row(db)).ToListAsync();
        return rows.Count > most ? (rows[..most], true) : (rows, false);
    }

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
        Files = message.Attachments.Select(a => new BubbleFile(a.Id, a.Name, a.ContentType, a.Size, a.State, a.ExpiresAt)).ToList(),
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
public sealed record ThreadPage(IReadOnlyList<ThreadItem> Items, bool HasOlder)
{
    /// <summary>Whether there is more after them: never on the page of the newest.</summary>
    public bool HasNewer { get; init; }
}
