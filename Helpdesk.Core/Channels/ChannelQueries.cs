using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Channels;

/// <summary>Questions about channels that everybody asks.</summary>
public sealed class ChannelQueries(Database database)
{
    /// <summary>The channels in use that are not connected to WhatsApp, longest first.</summary>
    public Task<List<DownChannel>> DownAsync() => database.ReadAsync(db => db.Channels.Where(c => c.Active && c.Connected == false)
        .OrderBy(c => c.ConnectedAt).Select(c => new DownChannel(c.Id, c.DisplayName, c.ConnectedAt!.Value)).ToListAsync());
}

/// <param name="Since">Since when it is not connected.</param>
public sealed record DownChannel(Guid Id, string DisplayName, DateTimeOffset Since);
