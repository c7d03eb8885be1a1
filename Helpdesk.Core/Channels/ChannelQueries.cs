using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Channels;

/// <summary>Questions about channels that everybody asks.</summary>
public sealed class ChannelQueries(Database database)
{
    /// <summary>The channels in use that are not connected to WhatsApp, longest first.</summary>
    public Task<List<DownChannel>> DownAsync() => database.ReadAsync(db => db.Channels.Where(c => c.Active && c.Connected == false)
        .OrderBy(c => c.ConnectedAt).Select(c => new DownChannel(c.Id, c.DisplayName, c.ConnectedAt!.Value)).ToListAsync());

    /// <summary>The channels on which one may begin to write.</summary>
    public Task<List<ChannelChoice>> InUseAsync() => database.ReadAsync(db => db.Channels.Where(c => c.Active)
        .OrderBy(c => c.DisplayName).Take(Limits.Page).Select(c => new ChannelChoice(c.Key, c.DisplayName)).ToListAsync());
}

public sealed record ChannelChoice(string Key, string DisplayName);

/// <param name="Since">Since when it is not connected.</param>
public sealed record DownChannel(Guid Id, string DisplayName, DateTimeOffset Since);
