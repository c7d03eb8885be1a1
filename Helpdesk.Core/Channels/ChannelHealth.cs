using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Channels;

/// <summary>
/// What sending tells of a channel. Some providers cannot be asked how a number is (<see cref="ConnectionWatch"/>): a token that they
/// take no more would show nowhere else.
/// </summary>
public sealed class ChannelHealth(Database database, ChannelDirectory directory, TimeProvider time)
{
    public async Task NoteAsync(Guid channelId, SendOutcome outcome)
    {
        if (directory.Find(channelId) is not { } channel || StateAfter(outcome, channel) is not { } state) return;

        await database.ChangeAsync(async db => (await db.Channels.SingleOrDefaultAsync(c => c.Id == channelId))?.Hear(state));
    }

    private ChannelState? StateAfter(SendOutcome outcome, ChannelAccess channel) => outcome switch
    {
        NotSent { Failure: { Kind: FailureKind.Credentials } failure } => State(false, failure.Words),

        // Where there is a session, messages are taken without one, too.
        Accepted when channel.Connected == false && !directory.Can(channel).HasSession => State(true, null),
        _ => null,
    };

    private ChannelState State(bool connected, string? words) => new(connected, words) { Account = "", At = time.GetUtcNow() };
}
