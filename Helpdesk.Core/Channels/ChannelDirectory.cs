using System.Security.Cryptography;
using System.Text.Json;
using Helpdesk.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels;

/// <summary>The channels with their secrets, kept in memory: a webhook must not ask the database who it is talking to.</summary>
public sealed partial class ChannelDirectory(
    Database database, IDataProtectionProvider protection, IEnumerable<IProvider> providers, ILogger<ChannelDirectory> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IDataProtector _protector = protection.CreateProtector("Helpdesk.Channels.Credentials");
    private readonly Dictionary<string, IProvider> _providers = providers.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
    private volatile IReadOnlyDictionary<Guid, ChannelAccess> _channels = new Dictionary<Guid, ChannelAccess>();

    public IReadOnlyCollection<ChannelAccess> All => [.. _channels.Values];

    /// <summary>
    /// Reads all channels again: at the start, and whenever news say that one changed. One reading at a time, so that an older one never
    /// undoes a newer.
    /// </summary>
    public async Task ReloadAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var rows = await database.ReadAsync(db => db.Channels.ToListAsync());
            _channels = rows.Select(Open).OfType<ChannelAccess>().ToDictionary(c => c.Id);
        }
        finally
        {
            _turn.Release();
        }
    }

    public ChannelAccess? Find(string key) => _channels.Values.FirstOrDefault(c => c.Key == key);

    public ChannelAccess? Find(Guid id) => _channels.GetValueOrDefault(id);

    /// <summary>What the channel can carry.</summary>
    public Capabilities Can(ChannelAccess channel) => ProviderOf(channel).Can;

    public IProvider ProviderOf(ChannelAccess channel) => _providers[channel.Provider];

    /// <summary>The provider of this name, however it is written; null when there is none.</summary>
    public IProvider? ProviderNamed(string? name) => name is null ? null : _providers.GetValueOrDefault(name);

    /// <summary>In the order of their registration: the official one first.</summary>
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

    /// <summary>Null when the keys that sealed them are gone: the credentials must be given again.</summary>
    public IReadOnlyDictionary<string, string>? Unseal(byte[] secrets)
    {
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(secrets), ChannelJson.Default.IReadOnlyDictionaryStringString);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Dispose() => _turn.Dispose();

    // One channel that cannot be used must not take the others with it.
    private ChannelAccess? Open(Channel row)
    {
        if (ProviderNamed(row.Provider) is not null && Unseal(row.Secrets) is { } credentials)
        {
            return new ChannelAccess(row.Id, row.Key, row.Provider, row.Account, new Uri(row.ApiBaseUrl), row.Active, credentials) { Connected = row.Connected };
        }

        LogUnusable(row.Key);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} cannot be used: its provider is unknown, or the keys that protect its credentials are gone")]
    private partial void LogUnusable(string channel);
}
