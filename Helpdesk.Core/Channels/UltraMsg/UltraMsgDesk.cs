using Helpdesk.Core.Customers;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>What is asked and told beside messages: whether a number is connected or exists, and that a chat was read.</summary>
public sealed partial class UltraMsgDesk(IHttpClientFactory clients, TimeProvider time, ILogger<UltraMsgDesk> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <exception cref="HttpRequestException">UltraMsg does not tell now.</exception>
    public async Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, UltraMsgApi.Question(channel, "instance/status"));
        using var response = await ProviderHttp.SendAsync(Http(), request, Patience, time, stop);
        using var answer = ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(stop));
        var root = answer?.RootElement ?? default;
        if (UltraMsgAnswers.Refusal(response.StatusCode, root, null)?.Outcome is NotSent { Failure.Words: var complaint }) return State(false, complaint);

        var account = root.Part("status").Part("accountStatus");
        return account.Text("status") is { } status
            ? State(status == "authenticated" && account.Text("substatus") is null or "connected" or "normal", Words(status, account.Text("substatus")))
            : throw new HttpRequestException($"UltraMsg told no state: HTTP {(int)response.StatusCode}", null, response.StatusCode);
    }

    /// <summary>The number in the form that WhatsApp knows; null when it knows none (docs.ultramsg.com: contacts/check).</summary>
    /// <exception cref="HttpRequestException">UltraMsg does not tell now.</exception>
    public async Task<string?> FindAsync(ChannelAccess channel, string number, CancellationToken stop)
    {
        foreach (var form in new[] { number, PhoneNumber.FromProvider(number)?.OtherForm?[1..] }.OfType<string>())
        {
            if (await ExistsAsync(channel, form, stop)) return form;
        }

        return null;
    }

    /// <summary>Best effort: what the customer sees of us is not worth a complaint.</summary>
    public async Task MarkReadAsync(ChannelAccess channel, Sign sign, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, UltraMsgApi.Address(channel, "chats/read"));
            request.Content = new FormUrlEncodedContent([new("token", channel["Token"]), new("chatId", UltraMsgApi.ChatId(sign.To))]);
            using var response = await ProviderHttp.SendAsync(Http(), request, Patience, time, stop);
            if (!response.IsSuccessStatusCode) LogNotMarked(null, channel.Key, (int)response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            LogNotMarked(e, channel.Key, 0);
        }
    }

    private async Task<bool> ExistsAsync(ChannelAccess channel, string number, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, UltraMsgApi.Question(channel, "contacts/check", $"&chatId={Uri.EscapeDataString(UltraMsgApi.ChatId(number))}"));
        using var response = await ProviderHttp.SendAsync(Http(), request, ColdNumber.Patience, time, stop);
        using var answer = ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(stop));
        return (answer?.RootElement ?? default).Text("status") switch
        {
            "valid" => true,
            "invalid" => false,
            _ => throw new HttpRequestException($"UltraMsg does not tell whether the number exists: HTTP {(int)response.StatusCode}", null, response.StatusCode),
        };
    }

    private HttpClient Http() => clients.CreateClient(UltraMsgApi.ClientName);

    private ChannelState State(bool connected, string? words) => new(connected, connected ? null : words) { Account = "", At = time.GetUtcNow() };

    private static string Words(string status, string? substatus) => substatus is null || substatus == status ? status : $"{status}, {substatus}";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} could not mark a chat as read, HTTP {Status}")]
    private partial void LogNotMarked(Exception? e, string channel, int status);
}
