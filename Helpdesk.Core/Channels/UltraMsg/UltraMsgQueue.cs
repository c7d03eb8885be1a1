using System.Text.Json;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>Looks into UltraMsg's queue (docs.ultramsg.com: messages), since no webhook tells of what fails there.</summary>
public sealed class UltraMsgQueue(IHttpClientFactory clients, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>Null while it waits there, or when the queue does not know it.</returns>
    /// <exception cref="HttpRequestException">UltraMsg does not tell now.</exception>
    public async Task<SendOutcome?> AskAsync(ChannelAccess channel, Inquiry inquiry, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, UltraMsgApi.Question(channel, "messages", $"&referenceId={inquiry.MessageId}"));
        using var response = await ProviderHttp.SendAsync(clients.CreateClient(UltraMsgApi.ClientName), request, Patience, time, stop);
        using var answer = ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(stop));
        var root = answer?.RootElement ?? default;
        if (UltraMsgAnswers.Words(root) is { } complaint) throw new HttpRequestException($"UltraMsg does not tell: {complaint}", null, response.StatusCode);
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"UltraMsg does not tell: HTTP {(int)response.StatusCode}", null, response.StatusCode);

        return Find(root, inquiry) is { } place ? Outcome(place) : null;
    }

    // Who sends it again gives it the same reference, so that the number in the queue decides where we know it.
    private static JsonElement? Find(JsonElement root, Inquiry inquiry)
    {
        var places = (root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : root.List("messages")).ToList();
        var own = places.FindIndex(place => inquiry.SendId is not null && place.Text("id") == inquiry.SendId);
        if (own < 0) own = places.FindLastIndex(place => inquiry.SendId is null && place.Text("referenceId") == inquiry.MessageId.ToString());
        return own < 0 ? null : places[own];
    }

    private static SendOutcome? Outcome(JsonElement place) => place.Text("status") switch
    {
        "sent" => new Accepted(null) { SendId = place.Text("id") },
        var status => UltraMsgReceipts.FailureOf(status) is { } failure ? new NotSent(failure, null) : null,
    };
}
