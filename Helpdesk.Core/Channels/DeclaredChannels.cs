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
        foreach (var declared in configuration.GetSection(Section).GetChildren())
        {
            var (key, facts) = (declared.Key, Read(declared));
            await database.ChangeAsync(async db =>
            {
                var channel = await db.Channels.SingleOrDefaultAsync(c => c.Key == key);
                if (channel is null) db.Channels.Add(channel = new Channel(key));
                channel.Describe(facts, declared: true);
            });
        }

        await directory.ReloadAsync();
    }

    private ChannelFacts Read(IConfigurationSection declared)
    {
        if (!Slug().IsMatch(declared.Key)) throw Wrong(declared, "", "the key of a channel holds only a-z, 0-9 and -");

        var provider = directory.ProviderNamed(declared["Provider"])
            ?? throw Wrong(declared, "Provider", $"must be one of {string.Join(", ", directory.Providers.Select(p => p.Name))}");
        var credentials = provider.Needs.Credentials
            .Where(c => !string.IsNullOrWhiteSpace(declared[c.Name]))
            .ToDictionary(c => c.Name, c => declared[c.Name]!.Trim());
        if (provider.Needs.FirstMissing(credentials) is { } missing) throw Wrong(declared, missing, "is missing");

        var baseUrl = declared["ApiBaseUrl"] ?? provider.Needs.ApiBaseUrl;
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw Wrong(declared, "ApiBaseUrl", "must be an absolute http or https address");
        }

        var phone = declared["PhoneNumber"];
        if (phone is not null && !Phone().IsMatch(phone)) throw Wrong(declared, "PhoneNumber", "must be in E.164, for instance +5511900000100");

        return new ChannelFacts(
            provider.Name, declared["DisplayName"] ?? declared.Key, phone, credentials[provider.Needs.Account], baseUrl, directory.Seal(credentials));
    }

    private static SettingException Wrong(IConfigurationSection declared, string name, string problem) =>
        new($"Helpdesk__Channels__{declared.Key}__{name}".TrimEnd('_'), problem);

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^\+[0-9]{6,20}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();
}
