using System.Diagnostics.Metrics;
using System.Text.Json;
using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Core.Data;
using Helpdesk.Core.Inbox;
using Microsoft.AspNetCore.Http.Features;

namespace Helpdesk.Web.Webhooks;

/// <summary>
/// Where providers deliver. Finds the channel, judges the raw bytes, stores them and answers: 200 means that the delivery survives a
/// power loss. Nothing is understood here (contract section 2).
/// </summary>
public static class WebhookEndpoints
{
    private static readonly Meter Meter = new("Helpdesk.Webhooks");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("helpdesk.webhooks.refused", description: "Calls with a missing or wrong proof");

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/webhooks/{key}").AllowAnonymous().DisableAntiforgery().RequireRateLimiting(WebhookLimits.Policy);
        webhooks.MapPost("/{secret?}", ReceiveAsync);
        webhooks.MapGet("", Shake);
    }

    private static IResult Shake(string key, HttpRequest request, ChannelDirectory channels)
    {
        if (channels.Find(key) is not { Provider: MetaProvider.ProviderName } channel) return Results.NotFound();

        var answer = MetaProvider.AnswerHandshake(channel, request.Query["hub.mode"], request.Query["hub.verify_token"], request.Query["hub.challenge"]);
        return answer is null ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.Text(answer);
    }

    private static async Task<IResult> ReceiveAsync(
        string key, string? secret, HttpContext http, ChannelDirectory channels, InboxWriter inbox, TimeProvider time)
    {
        if (channels.Find(key) is not { } channel) return Results.NotFound();
        if (await BodyAsync(http) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var call = new WebhookCall(body, secret, name => http.Request.Headers[name]);
        if (!channels.ProviderOf(channel).Trusts(channel, call))
        {
            Refused.Add(1, new KeyValuePair<string, object?>("channel", channel.Key));
            return Results.Unauthorized();
        }

        return IsJson(body) ? await StoreAsync(new InboxEntry(channel.Id, body, time.GetUtcNow()), inbox, http.RequestAborted) : Results.BadRequest();
    }

    private static async Task<IResult> StoreAsync(InboxEntry entry, InboxWriter inbox, CancellationToken stop)
    {
        try
        {
            await inbox.StoreAsync(entry, stop);
            return Results.Ok();
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Null when it is longer than allowed.</summary>
    private static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Limits.WebhookBody) return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Limits.WebhookBody;

        try
        {
            using var body = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        // Depth is the reader's worry: a body nested without measure is JSON all the same, and goes to quarantine.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
