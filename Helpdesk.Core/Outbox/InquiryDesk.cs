using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Outbox;

/// <summary>Messages of which the provider said nothing although it could be asked: which one to ask for next, and what it said.</summary>
public sealed class InquiryDesk(Database database, TimeProvider time)
{
    /// <summary>The next message to ask for, kept from others until then. Null when there is none now.</summary>
    /// <param name="except">Channels for which enough is under way.</param>
    public Task<TakenInquiry?> TakeAsync(params Guid[] except) => database.ChangeAsync(async db =>
    {
        var now = time.GetUtcNow();
        if (await NextAsync(db, now, except) is not { } message) return null;

        message.BeginAsking(now + OutboxDesk.Lease);
        return new TakenInquiry(message.ChannelId, new Inquiry(message.Id, message.SendId));
    });

    /// <param name="outcome">Null when the provider knows nothing, or does not tell now.</param>
    public Task SettleAsync(TakenInquiry taken, SendOutcome? outcome) => database.ChangeAsync(async db =>
    {
        var now = time.GetUtcNow();
        (await db.Messages.SingleAsync(m => m.Id == taken.Inquiry.MessageId)).Answer(taken.Inquiry.SendId, outcome, now);
        await FailedAnswers.FollowAsync(db, now);
    });

    private static Task<Message?> NextAsync(HelpdeskDb db, DateTimeOffset now, Guid[] except) =>
        db.Messages.Where(m => m.AskAt <= now && !except.Contains(m.ChannelId)).OrderBy(m => m.AskAt).FirstOrDefaultAsync();
}

public sealed record TakenInquiry(Guid ChannelId, Inquiry Inquiry);
