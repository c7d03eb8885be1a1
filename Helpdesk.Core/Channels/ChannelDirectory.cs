using System.Text.Json;
using Helpdesk.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Channels;

/// <summary>The channels with their secrets, kept in memory: a webhook must not ask the database who it is talking to.</summary>
public sealed class ChannelDirectory(Database database, IDataProtectionProvider protection, IEnumerable<IProvider> providers)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Helpdesk.Channels.Credentials");
    private readonly Dictionary<string, IProvider> _providers = providers.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
    private volatile IReadOnlyDictionary<Guid, ChannelAccess> _channels = new Dictionary<Guid, ChannelAccess>();

    public IReadOnlyCollection<ChannelAccess> All => [.. _channels.Values];

    /// <summary>Reads all channels again: at the start, and whenever news say that one changed.</summary>
    public async Task ReloadAsync()
    {
        var rows = await database.ReadAsync(db => db.Channels.ToListAsync());
        _channels = rows.ToDictionary(c => c.Id, Open);
    }

    public ChannelAccess? Find(string key) => _channels.Values.FirstOrDefault(c => c.Key == key);

    public ChannelAccess? Find(Guid id) => _channels.GetValueOrDefault(id);

    /// <summary>What the channel can carry.</summary>
    public Capabilities Can(ChannelAccess channel) => ProviderOf(channel).Can;

    public IProvider ProviderOf(ChannelAccess channel) => _providers[channel.Provider];

    /// <summary>The provider of this name, however it is written; null when there is none.</summary>
    public IProvider? ProviderNamed(string? name) => name is null ? null : _providers.GetValueOrDefault(name);

    public IReadOnlyCollection<IProvider> Providers => _providers.Values;

    /// <summary>The channel that a part of a delivery belongs to; null when it is nobody's, so that nothing reaches a wrong customer.</summary>
    public ChannelAccess? Route(ChannelAccess arrivedAt, string account)
    {
        var provider = ProviderOf(arrivedAt);
        return provider.Owns(arrivedAt, arrivedAt, account)
            ? arrivedAt
            : _channels.Values.FirstOrDefault(c => c.Provider == arrivedAt.Provider && provider.Owns(c, arrivedAt, account));
    }

    public byte[] Seal(IReadOnlyDictionary<string, string> credentials) =>
        _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(credentials, ChannelJson.Default.IReadOnlyDictionaryStringString));

    private ChannelAccess Open(Channel row) => new(
        row.Id, row.Key, row.Provider, row.Account, new Uri(row.ApiBaseUrl), row.Active,
        JsonSerializer.Deserialize(_protector.Unprotect(row.Secrets), ChannelJson.Default.IReadOnlyDictionaryStringString)!);
}
