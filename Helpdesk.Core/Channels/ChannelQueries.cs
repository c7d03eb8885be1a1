using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Channels;

/// <summary>Questions about channels that administrators ask.</summary>
public sealed class ChannelQueries(Database database)
{
    private const int LastRemarks = 5;

    /// <summary>All channels, each with what its provider said about it last.</summary>
    public Task<List<ChannelCard>> ListAsync() => database.ReadAsync(db => db.Channels.OrderBy(c => c.Key)
        .Select(c => new ChannelCard(c.Id, c.Key, c.Provider, c.DisplayName, c.PhoneNumber, c.Active)
        {
            Remarks = db.ChannelRemarks.Where(r => r.ChannelId == c.Id).OrderByDescending(r => r.At).Take(LastRemarks)
                .Select(r => new RemarkLine(r.Id, r.At, r.Kind, r.Text)).ToList(),
        })
        .ToListAsync());
}

public sealed record ChannelCard(Guid Id, string Key, string Provider, string DisplayName, string? PhoneNumber, bool Active)
{
    public IReadOnlyList<RemarkLine> Remarks { get; init; } = [];
}

public sealed record RemarkLine(Guid Id, DateTimeOffset At, string Kind, string Text);
