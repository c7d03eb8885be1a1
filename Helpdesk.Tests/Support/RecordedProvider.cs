using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Support;

/// <summary>A provider that the app has, with the webhook bodies that were recorded of it. A new provider is found by its registration.</summary>
public sealed class RecordedProvider
{
    public static readonly DateTimeOffset Received = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private RecordedProvider(IProvider provider)
    {
        Provider = provider;
        var folder = Fixture.Folders().Single(name => name.Replace("-", "", StringComparison.Ordinal).Equals(provider.Name, StringComparison.OrdinalIgnoreCase));
        Bodies = [.. Fixture.Webhooks(folder).Select(name => Fixture.Bytes($"{folder}/{name}.json"))];
    }

    public static IReadOnlyList<RecordedProvider> All { get; } =
    [
        .. new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddWork().BuildServiceProvider()
            .GetServices<IProvider>().Select(provider => new RecordedProvider(provider)),
    ];

    public IProvider Provider { get; }

    public IReadOnlyList<byte[]> Bodies { get; }

    public string ChannelKey => $"recorded-{Provider.Name.ToLowerInvariant()}";

    /// <summary>What declares a channel for the account that most of the bodies are about.</summary>
    public Dictionary<string, string?> Settings()
    {
        var accounts = Parts().Select(part => part.Account).Where(account => account.Length > 0);
        var settings = Provider.Needs.Credentials.ToDictionary(c => c.Name, c => (string?)$"fake-{c.Name}");
        settings[Provider.Needs.Account] = accounts.GroupBy(account => account).MaxBy(same => same.Count())!.Key;
        if (settings.ContainsKey("AppSecret")) settings["AppSecret"] = MetaBody.AppSecret;
        settings["Provider"] = Provider.Name;
        settings["ApiBaseUrl"] = "http://127.0.0.1:9";
        return settings.ToDictionary(setting => $"Helpdesk:Channels:{ChannelKey}:{setting.Key}", setting => setting.Value);
    }

    public IEnumerable<Incoming> Parts() => Bodies.SelectMany(body => Provider.Read(body, Received));

    public override string ToString() => Provider.Name;
}
