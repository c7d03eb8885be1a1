using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator.ZApi;

/// <summary>The part of Z-API that the real sender calls, with its ways to refuse.</summary>
public sealed class ZApiApi(ZApiWire wire, HandedFiles handed, Arrivals arrivals) : IProviderApi
{
    public PhoneWire Wire => wire;

    public void Map(RouteGroupBuilder api)
    {
        var instance = api.MapGroup("/instances/{instance}/token/{token}").AddEndpointFilter(async (call, next) => Refusal(call.HttpContext) ?? await next(call));
        instance.MapGet("/status", () => Results.Json(Status()));
        instance.MapGet("/phone-exists/{number}", async (string number) => Results.Json(Exists(await arrivals.ChatAsync(wire, number))));
        instance.MapPost("/read-message", ReadAsync);
        instance.MapPost("/send-reaction", (HttpRequest request) => ReactAsync(request, body => body.Text("reaction")));
        instance.MapPost("/send-remove-reaction", (HttpRequest request) => ReactAsync(request, _ => null));
        instance.MapPost("/send-document/{ending}", (string ending, HttpContext http) => SendAsync("document", http));
        instance.MapPost("/send-{kind}", SendAsync);
    }

    private IResult? Refusal(HttpContext http)
    {
        var (route, told) = (http.Request.RouteValues, (string?)http.Request.Headers["Client-Token"]);
        if (told != wire.Demo.Credentials["ClientToken"]) return Bad($"{(told is null ? "null" : $"Client-Token {told}")} not allowed", StatusCodes.Status403Forbidden);
        if ((string?)route["instance"] != wire.Demo.Credentials["InstanceId"] || (string?)route["token"] != wire.Demo.Credentials["Token"])
            return Bad("Instance not found");
        return HttpMethods.IsPost(http.Request.Method) && !http.Request.HasJsonContentType() ? Results.StatusCode(StatusCodes.Status415UnsupportedMediaType) : null;
    }

    private JsonObject Status() => wire.Linked
        ? new() { ["connected"] = true, ["error"] = "You are already connected.", ["smartphoneConnected"] = true }
        : new() { ["connected"] = false, ["error"] = "You are not connected.", ["smartphoneConnected"] = false };

    private static JsonObject Exists(PhoneChat? chat) => chat is null
        ? new() { ["exists"] = false }
        : new() { ["exists"] = true, ["phone"] = chat.Contact.WaId, ["lid"] = chat.OpaqueId };

    private async Task<IResult> ReadAsync(HttpRequest request)
    {
        var body = await request.BodyAsync();
        return await arrivals.ReadAsync(wire, body.Text("messageId")) ? Results.NoContent() : Bad("Message not found");
    }

    private async Task<IResult> ReactAsync(HttpRequest request, Func<JsonObject, string?> emoji)
    {
        if (await request.BodyAsync() is not { } body || await arrivals.ChatAsync(wire, body.Text("phone")) is not { } chat) return Bad("phone is required");
        if (body.Text("messageId") is not { } target) return Bad("messageId is required");

        arrivals.React(chat, target, emoji(body));
        return Results.Json(Queued(NewMessage(chat, MessageKind.Text)));
    }

    private async Task<IResult> SendAsync(string kind, HttpContext http)
    {
        if (await http.Request.BodyAsync() is not { } body || await arrivals.ChatAsync(wire, body.Text("phone")) is not { } chat) return Bad("phone is required");
        if (KindOf(kind) is not { } known) return Results.NotFound();
        if (Missing(kind, body) is { } missing) return Bad($"{missing} is required");

        var message = NewMessage(chat, known) with { Text = TextOf(kind, body), QuotedId = body.Text("messageId") };
        if (body.Text(kind) is { } given && known is not (MessageKind.Text or MessageKind.Contacts))
        {
            message = message with { File = await handed.TakeAsync(given, body.Text("fileName"), LikelyType(known), http.RequestAborted) };
            if (message.File is null)
            {
                arrivals.Fail(http, chat, message);
                return Results.Json(Queued(message));
            }
        }

        arrivals.Take(http, chat, message, TimeSpan.FromSeconds(Math.Clamp(body.Number("delayTyping") ?? 0, 0, 15)));
        return Results.Json(Queued(message));
    }

    private PhoneMessage NewMessage(PhoneChat chat, MessageKind kind) =>
        new(wire.NewId(chat, mine: false), arrivals.Now, false, kind, null) { SendId = RandomNumberGenerator.GetHexString(32) };

    private static JsonObject Queued(PhoneMessage message) => new() { ["zaapId"] = message.SendId, ["messageId"] = message.Id, ["id"] = message.Id };

    private static string? Missing(string kind, JsonObject body)
    {
        string[] needed = kind switch
        {
            "text" => ["message"],
            "location" => ["title", "address", "latitude", "longitude"],
            "contact" => ["contactName", "contactPhone"],
            "contacts" => [],
            _ => [kind],
        };
        return Array.Find(needed, name => string.IsNullOrEmpty(body.Text(name)));
    }

    private static MessageKind? KindOf(string kind) => kind switch
    {
        "text" => MessageKind.Text,
        "image" => MessageKind.Image,
        "video" => MessageKind.Video,

        // Whatever sound it is, it goes out as a voice note.
        "audio" => MessageKind.Voice,
        "sticker" => MessageKind.Sticker,
        "document" => MessageKind.Document,
        "location" => MessageKind.Location,
        "contact" or "contacts" => MessageKind.Contacts,
        _ => null,
    };

    private static string? TextOf(string kind, JsonObject body) => kind switch
    {
        "text" => body.Text("message"),
        "location" => PhoneText.Of(body.Text("title"), body.Text("address")),
        "contact" => PhoneText.Of(body.Text("contactName"), body.Text("contactPhone")),
        "contacts" => PhoneText.Of([.. (body["contacts"] as JsonArray ?? []).Select(c => c.Text("name"))]),
        _ => body.Text("caption"),
    };

    private static string LikelyType(MessageKind kind) => kind switch
    {
        MessageKind.Image => "image/jpeg",
        MessageKind.Video => "video/mp4",
        MessageKind.Voice => "audio/ogg",
        MessageKind.Sticker => "image/webp",
        _ => "application/octet-stream",
    };

    private static IResult Bad(string error, int status = StatusCodes.Status400BadRequest) => Results.Json(new JsonObject { ["error"] = error }, statusCode: status);
}
