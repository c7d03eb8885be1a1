using System.Text.RegularExpressions;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Helpdesk.Core.Channels;

/// <summary>A setting that cannot be: names it and says what would be right. Stops the start.</summary>
public sealed class SettingException(string setting, string problem) : Exception($"{setting}: {problem}")
{
    public string Setting { get; } = setting;
}

/// <summary>Channels that the settings declare (contract section 2), written to the database at start.</summary>
public sealed partial class DeclaredChannels(IConfiguration configuration, Database database, ChannelDirectory directory)
{
    private const string Section = "Helpdesk:Channels";

    /// <exception cref="SettingException">A declaration is incomplete or wrong.</exception>
    public async Task ApplyAsync()
    {
        var all = configuration.GetSection(Section).GetChildren().ToDictionary(declared => declared.Key, Read);
        RefuseTwice(all);
        foreach (var (key, facts) in all)
        {
            await database.ChangeAsync(async db =>
            {
                // Who adds on the screen what the settings declare later means the same number: it may not arrive at two channels.
                var others = await db.Channels.Where(c => c.Key != key && c.Active && c.Provider == facts.Provider && c.Account == facts.Account).ToListAsync();
                foreach (var other in others) other.GiveWay();

                var channel = await db.Channels.SingleOrDefaultAsync(c => c.Key == key);
                if (channel is null) db.Channels.Add(channel = new Channel(key));
                channel.Declare(facts);
            });
        }

        await ReleaseAllBut(all.Keys);
        await directory.ReloadAsync();
    }

    /// <summary>How the settings name a channel ("Helpdesk__Channels__meta-main").</summary>
    public static string SettingOf(string key) => $"{Section}:{key}".Replace(":", "__", StringComparison.Ordinal);

    private void RefuseTwice(Dictionary<string, ChannelFacts> all)
    {
        foreach (var same in all.GroupBy(declared => (declared.Value.Provider, declared.Value.Account)))
        {
            if (same.ElementAtOrDefault(1) is not { Key: { } second }) continue;

            var account = directory.ProviderNamed(same.Key.Provider)!.Needs.Account;
            throw new SettingException($"{SettingOf(second)}__{account}", $"{same.Key.Account} is the account of \"{same.First().Key}\" already: one channel each");
        }
    }

    private Task ReleaseAllBut(ICollection<string> keys) => database.ChangeAsync(async db =>
    {
        foreach (var forgotten in await db.Channels.Where(c => c.Declared && !keys.Contains(c.Key)).ToListAsync()) forgotten.Release();
    });

    private ChannelFacts Read(IConfigurationSection declared)
    {
        if (!ChannelKey.IsRight(declared.Key)) throw Wrong(declared, "", "the key of a channel holds only a-z, 0-9 and -");

        var provider = directory.ProviderNamed(declared["Provider"])
            ?? throw Wrong(declared, "Provider", $"must be one of {string.Join(", ", directory.Providers.Select(p => p.Name))}");
        var credentials = provider.Needs.Credentials
            .Where(c => !string.IsNullOrWhiteSpace(declared[c.Name]))
            .ToDictionary(c => c.Name, c => declared[c.Name]!.Trim());
        if (provider.Needs.FirstMissing(credentials) is { } missing) throw Wrong(declared, missing, "is missing");

        var baseUrl = declared["ApiBaseUrl"] ?? provider.Needs.ApiBaseUrl;
        if (!ChannelCheck.IsAddress(baseUrl)) throw Wrong(declared, "ApiBaseUrl", "must be an absolute http or https address");

        var phone = declared["PhoneNumber"];
        if (phone is not null && !Phone().IsMatch(phone)) throw Wrong(declared, "PhoneNumber", "must be in E.164, for instance +5511900000100");

        return new ChannelFacts(
            provider.Name, declared["DisplayName"] ?? declared.Key, phone, credentials[provider.Needs.Account], baseUrl, directory.Seal(credentials));
    }

    private static SettingException Wrong(IConfigurationSection declared, string name, string problem) =>
        new($"{SettingOf(declared.Key)}__{name}".TrimEnd('_'), problem);

    [GeneratedRegex(@"^\+[0-9]{6,20}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();
}
