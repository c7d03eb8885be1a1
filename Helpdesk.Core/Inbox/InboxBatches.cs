using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Core.Inbox;

/// <summary>Opens batches, each on a context of its own.</summary>
public sealed class InboxBatches(IDbContextFactory<HelpdeskDb> contexts, ChannelDirectory channels, IOptions<Reopening> reopening, TimeProvider time)
{
    internal async Task<InboxBatch> OpenAsync(CancellationToken stop) =>
        new(await contexts.CreateDbContextAsync(stop), channels, reopening.Value, time.GetUtcNow());
}
